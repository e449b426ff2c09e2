using System.Globalization;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>
/// A table of the cluster's silos (server processes): the share of the run's citizens that each simulates, and its processor cores in use. If the run does not
/// report its citizens, the shares are of all citizens on the cluster.
/// </summary>
internal sealed class SilosPanel(WatchSnapshot snapshot) : Part
{
    private const string Active = "active";
    private const int LeastAddress = 16;
    private const int MemoryWidth = 10;
    private const int LeastBar = 4;

    private readonly Row[] _rows = [.. Rows(snapshot)];

    private int LongestAddress => _rows.Max(row => row.Address.Length);

    protected override string Title(RenderOptions options, int width) =>
        new Fit(options.Unicode).First(width - LineAroundTitle, "silos: share of citizens", "silos");

    protected override IEnumerable<IEnumerable<Segment>> Lines(RenderOptions options, int width, int height) =>
        _rows.Length > 0
            ? Fitting([.. _rows.Select(row => Line(row, width, options.Unicode))], height)
            :
            [
                [Text("no silo has answered yet", Faint)],
            ];

    private static IEnumerable<Row> Rows(WatchSnapshot snapshot)
    {
        var shares = snapshot.Timings.Silos.ToDictionary(share => share.Silo);
        double all = Math.Max(1, shares.Count > 0 ? shares.Values.Sum(share => share.Citizens) : snapshot.Silos.Sum(silo => silo.Citizens));
        foreach (var silo in snapshot.Silos)
        {
            var share = shares.Remove(silo.Address, out var found) ? found : null;
            var citizens = share?.Citizens ?? (snapshot.Timings.Silos.Length > 0 ? 0 : silo.Citizens);
            yield return new Row(
                silo.Endpoint,
                citizens / all,
                silo.Cores > 0 ? silo.BusyCores : null,
                silo.ProcessId == 0 && silo.State == Active ? "no answer" : silo.State,
                silo.MemoryBytes
            );
        }

        foreach (var share in shares.Values.Where(_ => snapshot.Silos.Length > 0))
        {
            yield return new Row(share.Silo, share.Citizens / all, null, "gone", 0);
        }
    }

    private IEnumerable<Segment> Line(Row row, int width, bool unicode)
    {
        var state =
            row.State == Active
                ? row.BusyCores is { } cores
                    ? string.Create(CultureInfo.InvariantCulture, $"{cores:N2} cores")
                    : ""
                : row.State;
        var text = string.Create(CultureInfo.InvariantCulture, $"{100 * row.Share, 5:N0} %{state, 11}");
        var memory = string.Create(CultureInfo.InvariantCulture, $"{row.Memory / (double)(1 << 20):N0} MiB").PadLeft(MemoryWidth);
        var address = 1 + Math.Min(LongestAddress, Math.Max(LeastAddress - 1, width - text.Length - LeastBar - 1));
        var room = width - address - text.Length;
        var isRoomy = room - memory.Length >= LeastBar;
        return
        [
            Text(new Fit(unicode).Address(row.Address, address - 1).PadRight(address)),
            Text(Bar.Of(row.Share, Math.Max(1, isRoomy ? room - memory.Length : room), unicode), Simulated),
            Text(text, row.State == Active ? Plain : HeldOut),
            Text(isRoomy ? memory : "", Faint),
        ];
    }

    /// <param name="BusyCores">Processor cores that the silo's whole process uses; null if it has not answered.</param>
    private sealed record Row(string Address, double Share, double? BusyCores, string State, long Memory);
}
