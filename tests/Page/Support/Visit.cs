using Microsoft.Playwright;

namespace AdoptionSim.Page.Tests.Support;

/// <summary>An open page in the browser, which records all errors.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const string CurveEnd = """
        () => {
          const canvas = document.querySelector('#curve canvas');
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data, width } = copy.getImageData(0, 0, canvas.width, canvas.height);
          let end = 0;
          for (let at = 0; at < data.length; at += 4) {
            if (data[at] === 0x0b && data[at + 1] === 0x53 && data[at + 2] === 0x94) {
              end = Math.max(end, (at / 4) % width);
            }
          }
          return end;
        }
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, failed or refused requests, and requests to other hosts than the silo.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visit> OpenAsync(IBrowser browser, Uri address, int width, int height, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
            }
        );
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Listen(address);
        await visit.Page.GotoAsync($"{address}");
        return visit;
    }

    public ILocator At(string selector) => Page.Locator(selector);

    /// <summary>Waits until the map shows a tick.</summary>
    public Task ShownAsync() => Assertions.Expect(At("#map circle[data-class]").First).ToBeVisibleAsync();

    /// <summary>Waits until the page shows the last tick of a finished run.</summary>
    public async Task ShownToTheEndAsync()
    {
        await Assertions.Expect(At("#state")).ToHaveTextAsync("done");
        await Page.WaitForFunctionAsync(
            "() => { const done = document.getElementById('progress'), time = document.getElementById('time'); return done.value === done.max && "
                + "time.value === String(done.max); }"
        );
    }

    public Task<string> TextAsync(string selector) => At(selector).InnerTextAsync();

    /// <summary>Returns the accessible name of the focused element.</summary>
    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id");

    /// <summary>Returns the colour class of each shape and point on the map.</summary>
    public Task<int[]> ClassesAsync() =>
        Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('#map [data-class]')].map(node => Number(node.dataset.class))");

    /// <summary>Returns how far to the right the nation's line extends, in pixels of the plot; 0 without a line.</summary>
    public Task<int> CurveEndAsync() => Page.EvaluateAsync<int>(CurveEnd);

    /// <summary>Waits until the nation's line is drawn in the colours of light mode.</summary>
    public Task CurveDrawnAsync() => Page.WaitForFunctionAsync(CurveEnd);

    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async Task TabToAsync(string selector)
    {
        const int most = 40;
        for (var tabs = 0; tabs < most; tabs++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await At($"{selector}:focus").CountAsync() > 0)
            {
                return;
            }
        }

        Assert.Fail($"{selector} did not get the focus after {most} tabs.");
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private void Listen(Uri address)
    {
        Page.Console += (_, message) => Complain(message.Type is "error" or "warning", $"console: {message.Text}");
        Page.PageError += (_, error) => Complain(true, $"error: {error}");
        Page.RequestFailed += (_, request) => Complain(true, $"failed: {request.Url}: {request.Failure}");
        Page.Response += (_, response) => Complain(!response.Ok && response.Status != 304, $"{response.Status}: {response.Url}");
        Page.Request += (_, request) => Complain(new Uri(request.Url).Authority != address.Authority, $"elsewhere: {request.Url}");
    }

    private void Complain(bool isWrong, string what)
    {
        if (isWrong)
        {
            _complaints.Add(what);
        }
    }
}
