using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Silos;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>The state of a local cluster as <c>adoptsim cluster</c> shows it, gathered from its file, its processes and the answers of its silos.</summary>
/// <param name="Note">Explains which silos may fail, and the consequence.</param>
/// <param name="Page">The address of the live page on the first silo that is alive; null if none is.</param>
internal sealed record ClusterReport(string ClusterId, string Clustering, string Note, string? Page, ImmutableArray<SiloLine> Silos)
{
    private const double Mebibyte = 1 << 20;

    private const string AnyMayDie =
        "The database holds the membership: any silo may die, and its runs continue from their last checkpoint on the other silos.";

    private const string FirstHoldsAll =
        "The first silo holds the membership. If another dies, runs continue from their last checkpoint. If the first one dies, take the cluster down and up "
        + "again and resume the runs from their files: `adoptsim runs resume NAME`.";

    /// <param name="views">The silos' own reports; empty if none answers.</param>
    public static ClusterReport Of(LocalCluster cluster, SiloView[] views, ISiloProcesses processes) =>
        new(
            cluster.ClusterId,
            cluster.Clustering,
            cluster.IsLocalhost ? FirstHoldsAll : AnyMayDie,
            cluster.Silos.FirstOrDefault(silo => silo.IsAlive(processes))?.Page,
            [.. cluster.Silos.Select(silo => SiloLine.Of(silo, views.FirstOrDefault(view => view.Endpoint == silo.Address), processes))]
        );

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);

    public void Show(IAnsiConsole console)
    {
        PlainTable.Write(
            console,
            ["silo:", "address", "process:", "state", "districts:", "citizens:", "memory:", "metrics"],
            Silos.Select(silo =>
                ImmutableArray.Create(
                    Text(silo.Number),
                    silo.Address,
                    Text(silo.Pid),
                    silo.State,
                    Text(silo.Districts),
                    Text(silo.Citizens),
                    string.Create(CultureInfo.InvariantCulture, $"{silo.MemoryBytes / Mebibyte:N0} MiB"),
                    silo.Metrics
                )
            )
        );
        console.Profile.Out.Writer.WriteLine(Note);
        if (Silos.Where(silo => silo.State != SiloLine.Dead).Select(silo => silo.Gateway).ToArray() is { Length: > 0 } gateways)
        {
            console.Profile.Out.Writer.WriteLine($"From other folders: --cluster {string.Join(',', gateways)}/{ClusterId}");
        }

        if (Page is { } page)
        {
            console.Profile.Out.Writer.WriteLine($"Live page: {page}");
        }
    }

    private static string Text(long number) => number.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>The state of one silo (server process) in a <see cref="ClusterReport"/>: its process, addresses and load.</summary>
/// <param name="State">As <see cref="SiloView.State"/>; "dead" if the process has ended, "no answer" if it is alive but no silo reports it.</param>
/// <param name="Gateway">HOST:PORT for clients.</param>
/// <param name="Metrics">The URL of its metrics.</param>
/// <param name="Districts">Districts of all runs on the silo; 0 if it does not answer.</param>
internal sealed record SiloLine(
    int Number,
    int Pid,
    string State,
    string Address,
    string Gateway,
    string Metrics,
    int Districts,
    long Citizens,
    long MemoryBytes,
    string Log,
    bool IsPrimary
)
{
    public const string Active = "active";
    public const string Dead = "dead";

    public static SiloLine Of(LocalSilo silo, SiloView? view, ISiloProcesses processes)
    {
        var isAlive = silo.IsAlive(processes);
        return new SiloLine(
            silo.Number,
            silo.Pid,
            !isAlive ? Dead
                : view is null or { ProcessId: 0, State: Active } ? "no answer"
                : view.State,
            silo.Address,
            silo.Gateway,
            view?.MetricsAddress ?? silo.Metrics,
            isAlive ? view?.Districts ?? 0 : 0,
            isAlive ? view?.Citizens ?? 0 : 0,
            isAlive ? processes.MemoryOf(silo.Pid) : 0,
            silo.Log,
            silo.IsPrimary
        );
    }
}
