using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Model.Districts;

/// <summary>A district's digest series: stocks are carried on from tick to tick, flows begin at zero in each.</summary>
public sealed class DistrictCounts
{
    private static readonly Measure[] Stocks =
    [
        Measure.Subscribers, Measure.UrbanSubscribers, Measure.SecondLines, Measure.UniqueOwners, Measure.OwnersFrom15, Measure.Aware, Measure.HandsetsOnSale,
        Measure.Covered, Measure.Stations, Measure.StationsOnAir,
        Measure.IntranetReaders, Measure.TerminalSeats, Measure.AwareOfInternet, Measure.Computers, Measure.Players,
    ];

    private readonly long[] _counts = new long[Measures.Count];

    public ref long this[Measure measure] => ref _counts[(int)measure];

    /// <summary>A copy, in the order of <see cref="Measure"/>.</summary>
    public long[] ToArray() => [.. _counts];

    /// <summary>Takes counts over, as long as <see cref="Measures.Count"/>.</summary>
    public void Restore(ReadOnlySpan<long> counts) => counts.CopyTo(_counts);

    /// <summary>Sets all flows to zero.</summary>
    public void BeginTick()
    {
        Span<long> kept = stackalloc long[Stocks.Length];
        for (var index = 0; index < kept.Length; index++)
        {
            kept[index] = this[Stocks[index]];
        }

        Array.Clear(_counts);
        for (var index = 0; index < kept.Length; index++)
        {
            this[Stocks[index]] = kept[index];
        }
    }
}
