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

/// <summary>The tests of how the page looks have a silo and a browser of their own, so that they run beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class LookCollection : ICollectionFixture<PageWorld>
{
    public const string Name = "look of the page";
}

/// <summary>A silo as its users start it, and a browser to look at it with. Where Chromium is missing, a test that opens a page is skipped.</summary>
public sealed class PageWorld : IAsyncLifetime
{
    /// <summary>Of what is waited for on a page, on a machine that is busy.</summary>
    public const float Patience = 120_000;

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-page-").FullName;
    private readonly List<SiloProcess> _silos = [];
    private RemoteCluster? _cluster;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the first silo's page is.</summary>
    public Uri Address => AddressOf(_silos[0]);

    public HttpClient Http { get; } = new();

    internal IGrainFactory Grains => _cluster!.Grains;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
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

    /// <summary>One silo more; where its page is.</summary>
    public async Task<Uri> AddSiloAsync() => AddressOf(await AddSiloAsync(SiloPorts.Free(_silos[0].Ports.Silo)));

    internal async Task<IRun> StartAsync(PageRun asked)
    {
        var run = Grains.GetGrain<IRun>(asked.Name);
        await run.Start(asked.Specification());
        return run;
    }

    /// <summary>Begins a run, if nobody has, and waits for its end.</summary>
    internal async Task<IRun> DoneAsync(PageRun asked)
    {
        var run = await StartAsync(asked);
        Assert.Equal(RunState.Done, (await run.ToEnd()).State);
        return run;
    }

    /// <summary>The page, as soon as it shows the run; without a run's name at once.</summary>
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

    /// <summary>A page that is a file.</summary>
    internal Task<Visit> OpenFileAsync(string path, int width)
    {
        Needs.Chromium.Require();
        return Visit.OpenAsync(_browser!, new Uri(path), width, 900, ColorScheme.Light);
    }

    /// <summary>What the silo tells under <c>/api</c>.</summary>
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

/// <summary>A run to be looked at.</summary>
internal sealed record PageRun(string Name, string Scenario = "islandia", double Scale = 1, double Pace = 0, string? Until = null, ulong Seed = 1)
{
    /// <summary>Done on the nation before it runs.</summary>
    public Func<Nation, Nation> With { get; init; } = nation => nation;

    /// <summary>Done on the scenario before it runs.</summary>
    public Func<Scenario, Scenario> Asking { get; init; } = scenario => scenario;

    /// <summary>Two years of the DPR Korea, with 24,000 people.</summary>
    public static PageRun Dprk { get; } = new("dprk", "baseline", Scale: 0.001, Until: "2010-12-31");

    public static PageRun Islandia { get; } = new("islandia");

    public RunSpecification Specification()
    {
        var question = Question.Load(Scenario, until: Until is null ? null : DateOnly.Parse(Until, null));
        return new RunSpecification(Name, NationJson.Write(With(question.Nation)), NationJson.Write(Asking(question.Scenario)), Seed, Scale, 7, Delivery.Resident, 0, [], Pace: Pace);
    }
}
