using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Client.Exporting;

/// <summary>Adds up what a run's stations had no channel for, place by place. The table has the run's dates in their order.</summary>
internal static class StationsReader
{
    private const string FileName = "towers.csv";
    private const int Milli = 3;
    private const int Millionth = 6;

    /// <param name="placeOf">Each district's place.</param>
    /// <exception cref="RefusedException">The file is missing or damaged; the message has file, line, field, found and allowed.</exception>
    public static void Add(RunHistory history, Dictionary<string, int> placeOf)
    {
        using var table = new ResultsTable(Path.Combine(history.Run.Folder, FileName));
        var (date, district, tick) = (table.Column("date"), table.Column("district"), 0);
        var (offered, downtime, congestion) = (table.Column("offered_erlangs"), table.Column("downtime_share"), table.Column("congestion_probability"));
        while (table.Next())
        {
            tick = history.TickOf(table, date, from: tick);
            if (!placeOf.TryGetValue(table.Text(district), out var place))
            {
                throw table.Bad(district, "a district of the run");
            }

            history.Congested(tick)[place] += TowerMeasures.CongestedMilliErlangs(table.Fixed(offered, Milli), table.Fixed(downtime, Milli), table.Fixed(congestion, Millionth));
        }
    }
}
