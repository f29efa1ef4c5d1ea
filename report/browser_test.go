package report

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

// chromium starts the browser that all tests of this package share, each in a
// tab of its own.
var chromium = sync.OnceValues(func() (context.Context, error) {
	if _, bundled := charts.Library(); !bundled {
		return nil, fmt.Errorf("the charts are not bundled; type: make bundle")
	}
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		return nil, fmt.Errorf("no Chromium is here, and the report is tested in one; on Debian type: sudo apt-get install chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ = chromedp.NewContext(ctx)
	stopBrowser = func() { _ = chromedp.Cancel(ctx); stop() }
	return ctx, chromedp.Do(ctx)
})

var stopBrowser = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	stopBrowser()
	os.Exit(code)
}

// browserTab is an open page. What it wrote to its console and asked of the network
// is noted.
type browserTab struct {
	t        *testing.T
	ctx      context.Context
	address  string
	mu       sync.Mutex
	console  []string
	requests []string
}

// look is how a page is looked at.
type look struct {
	width int
	dark  bool
}

// openPage writes the page of r into a file and opens it. The test fails if
// the page writes to the console or asks for anything but itself.
func openPage(t *testing.T, r *sim.Result, l look) *browserTab {
	t.Helper()
	file := filepath.Join(t.TempDir(), HTMLFile)
	if err := writeFile(file, func(w io.Writer) error { return HTML(w, r) }); err != nil {
		t.Fatal(err)
	}
	return openFile(t, file, l)
}

func openFile(t *testing.T, file string, l look) *browserTab {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := chromedp.NewContext(browser)
	p := &browserTab{t: t, ctx: ctx, address: (&url.URL{Scheme: "file", Path: file}).String()}
	t.Cleanup(func() {
		time.Sleep(50 * time.Millisecond) // for what is still on its way
		stop()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, line := range p.console {
			t.Errorf("console: %s", line)
		}
		for _, request := range p.strangers() {
			t.Errorf("the page asks for %s", request)
		}
	})
	p.do(chromedp.EmulateViewport(int64(max(l.width, 400)), 900))
	call(p, cdppage.BringToFront, cdp.Empty{}) // a hidden tab draws nothing new
	p.listen()
	scheme := "light"
	if l.dark {
		scheme = "dark"
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	p.do(chromedp.Navigate(p.address))
	p.wait(`document.documentElement.dataset.drawn === "all"`)
	return p
}

// strangers are the requests for anything but the page itself and what stands
// in it.
func (p *browserTab) strangers() []string {
	return slices.DeleteFunc(slices.Clone(p.requests), func(request string) bool {
		return request == p.address || strings.HasPrefix(request, "data:")
	})
}

// call sends a command of the protocol.
func call[P, R any](p *browserTab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	result, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return result
}

// listen notes what the page says and asks for, from now on.
func (p *browserTab) listen() {
	p.t.Helper()
	call(p, network.Enable, network.EnableParams{})
	messages, requests := chromedp.Console(p.ctx), chromedp.Events(p.ctx, network.RequestWillBeSent)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			p.note(&p.console, m.String())
		}
	}()
	go func() {
		for e, err := range requests {
			if err != nil {
				return
			}
			p.note(&p.requests, e.Request.URL)
		}
	}()
}

func (p *browserTab) note(list *[]string, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*list = append(*list, text)
}

func (p *browserTab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// wait waits until a condition of the page is true.
func (p *browserTab) wait(condition string) {
	p.t.Helper()
	for range 200 {
		if evaluate[bool](p, condition) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("it never came true that %s", condition)
}

// evaluate runs a script in the page and returns its value.
func evaluate[T any](p *browserTab, script string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// forgive forgets what the page asked for on purpose, and what the console says
// of it. It fails if nobody saw the page ask.
func (p *browserTab) forgive(file string) {
	p.t.Helper()
	time.Sleep(50 * time.Millisecond)
	p.mu.Lock()
	defer p.mu.Unlock()
	asked := func(request string) bool { return strings.HasSuffix(request, "/"+file) }
	if !slices.ContainsFunc(p.strangers(), asked) {
		p.t.Errorf("nobody saw that the page asks for %s", file)
	}
	p.requests = slices.DeleteFunc(p.requests, asked)
	p.console = slices.DeleteFunc(p.console, func(line string) bool {
		return strings.Contains(line, file) || strings.Contains(line, "net::ERR_")
	})
}
