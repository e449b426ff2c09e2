using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Limits the size of an answer with result rows (the counts of ticks), because a message of more than 100 MB closes the connection of its client.
/// </summary>
internal static class RowLimit
{
    /// <returns>The first row, and the following ones that fit into <see cref="RunLimits.RowBytes"/> together with it.</returns>
    public static TickRows[] Take(IEnumerable<TickRows> rows, int limit = RunLimits.RowBytes)
    {
        var taken = new List<TickRows>();
        var bytes = 0L;
        foreach (var row in rows)
        {
            bytes += BytesOf(row);
            if (taken.Count > 0 && bytes > limit)
            {
                break;
            }

            taken.Add(row);
        }

        return [.. taken];
    }

    private static long BytesOf(TickRows row) => sizeof(long) * ((long)row.Districts.Length + row.Towers.Length + row.Nation.Length + row.Strata.Length);
}
