namespace AdoptionSim.Model.People;

/// <summary>
/// Splits one district's people after the other into groups by the same weights. Each group is given its share rounded down
/// or up, and what rounding took from a group it is given back in later districts, so that the nation's groups hold too.
/// </summary>
internal sealed class ErrorDiffusion(int groups)
{
    private readonly double[] _owed = new double[groups];

    /// <summary>Splits a count; <paramref name="parts"/> then add up to it.</summary>
    /// <exception cref="ArgumentException">No weight is above 0 although there is somebody to place.</exception>
    public void Split(int count, ReadOnlySpan<double> weights, Span<int> parts)
    {
        parts.Clear();
        if (count == 0)
        {
            return;
        }

        var whole = 0.0;
        foreach (var weight in weights)
        {
            whole += weight;
        }

        if (whole <= 0)
        {
            throw new ArgumentException("No group has a share, but there are people to place.", nameof(weights));
        }

        Span<bool> open = stackalloc bool[groups];
        var left = count;
        for (var group = 0; group < groups; group++)
        {
            var share = count * weights[group] / whole;
            parts[group] = (int)share;
            left -= parts[group];
            open[group] = share > parts[group];
            _owed[group] += share - parts[group];
        }

        RoundUp(left, open, parts);
    }

    private void RoundUp(int left, Span<bool> open, Span<int> parts)
    {
        for (; left > 0; left--)
        {
            var most = -1;
            for (var group = 0; group < groups; group++)
            {
                most = open[group] && (most < 0 || _owed[group] > _owed[most]) ? group : most;
            }

            parts[most]++;
            _owed[most]--;
            open[most] = false;
        }
    }
}
