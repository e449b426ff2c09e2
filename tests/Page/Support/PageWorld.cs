using System.Net.Http.Json;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Tests.Support;
using Microsoft.Playwright;

namespace AdoptionSim.Page.Tests.Support;

[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<PageWorld>
{
    public const string Name = "page";
}

/// <summary>A separate silo and browser for layout tests, so that they run in parallel with the others.</summary>
[CollectionDefinition(Name)]
public sealed class LookCollection : ICollectionFixture<PageWorld>
{
    public const string Name = "look of the page";
}

/// <summary>A real silo and a browser that opens its page. If Chromium is missing, tests that open a page are skipped.</summary>
public sealed class PageWorld : IAsyncLifetime
{
    /// <summary>Time limit in milliseconds for waits on a page, sufficient on a busy machine.</summary>
    public const float Timeout = 120_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-page-").FullName;
    private readonly List<SiloProcess> _silos = [];
    private RemoteCluster? _cluster;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The address of the first silo's page.</summary>
    public Uri Address => AddressOf(_silos[0]);

    public HttpClient Http { get; } = new();

    internal IGrainFactory Grains => _cluster!.Grains;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Timeout);
        var ports = SiloPorts.Free();
        await AddSiloAsync(ports);
        _cluster = await RemoteCluster.ConnectAsync($"127.0.0.1:{ports.Gateway}", "adoptsim", "adoptsim");
        if (Needs.Chromium.Find() is { } chromium)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        if (_cluster is { } cluster)
        {
            await cluster.DisposeAsync();
        }

        _silos.ForEach(silo => silo.Dispose());
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Starts one more silo and returns the address of its page.</summary>
    public async Task<Uri> AddSiloAsync() => AddressOf(await AddSiloAsync(SiloPorts.Free(_silos[0].Ports.Silo)));

    internal async Task<IRun> StartAsync(PageRun asked)
    {
        var run = Grains.GetGrain<IRun>(asked.Name);
        await run.Start(asked.Specification());
        return run;
    }

    /// <summary>Starts a run unless it exists, and waits for its end.</summary>
    internal async Task<IRun> DoneAsync(PageRun asked)
    {
        var run = await StartAsync(asked);
        Assert.Equal(RunState.Done, (await run.ToEnd()).State);
        return run;
    }

    /// <summary>Opens the page and waits until it shows the run; does not wait if the name is empty.</summary>
    internal async Task<Visit> OpenAsync(string run, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        Needs.Chromium.Require();
        var visit = await Visit.OpenAsync(_browser!, new Uri(Address, run.Length == 0 ? "/" : $"/#run={run}"), width, height, scheme);
        if (run.Length > 0)
        {
            await Assertions.Expect(visit.At("#run")).ToHaveValueAsync(run);
        }

        return visit;
    }

    /// <summary>Opens a page from a file.</summary>
    internal Task<Visit> OpenFileAsync(string path, int width)
    {
        Needs.Chromium.Require();
        return Visit.OpenAsync(_browser!, new Uri(path), width, 900, ColorScheme.Light);
    }

    /// <summary>Returns the silo's answer to a path under <c>/api</c>.</summary>
    public Task<JsonElement> AskAsync(string path) => Http.GetFromJsonAsync<JsonElement>(new Uri(Address, $"/api/{path}"));

    private static Uri AddressOf(SiloProcess silo) => new($"http://127.0.0.1:{silo.Ports.Http}");

    private async Task<SiloProcess> AddSiloAsync(SiloPorts ports)
    {
        var silo = new SiloProcess(ports, "--Checkpoints:Store=files", $"--Checkpoints:Folder={_folder}");
        _silos.Add(silo);
        await silo.ReadyAsync();
        return silo;
    }
}

/// <summary>A run for the page to show.</summary>
internal sealed record PageRun(string Name, string Scenario = "islandia", double Scale = 1, double Pace = 0, string? Until = null, ulong Seed = 1)
{
    /// <summary>Changes the nation before the run.</summary>
    public Func<Nation, Nation> With { get; init; } = nation => nation;

    /// <summary>Changes the scenario before the run.</summary>
    public Func<Scenario, Scenario> Asking { get; init; } = scenario => scenario;

    /// <summary>A run of two years of the DPR Korea, with 24,000 people.</summary>
    public static PageRun Dprk { get; } = new("dprk", "baseline", Scale: 0.001, Until: "2010-12-31");

    public static PageRun Islandia { get; } = new("islandia");

    public RunSpecification Specification()
    {
        var question = Question.Load(Scenario, until: Until is null ? null : DateOnly.Parse(Until, null));
        return new RunSpecification(
            Name,
            NationJson.Write(With(question.Nation)),
            NationJson.Write(Asking(question.Scenario)),
            Seed,
            Scale,
            7,
            Delivery.Resident,
            0,
            [],
            Pace: Pace
        );
    }
}
