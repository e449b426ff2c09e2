namespace AdoptionSim.Model.People;

/// <summary>
/// Splits the people of one place after the other, such as districts, into groups, such as age bands, always by the same weights. Each group gets its exact
/// share rounded down or up. The rounding error of a group is carried over to later places, so that the group's total over all places is right too.
/// </summary>
internal sealed class ErrorDiffusion(int groups)
{
    private readonly double[] _owed = new double[groups];

    /// <summary>
    /// Splits a number of people in proportion to the given weights. Writes one whole number for each weight to <paramref name="parts"/>; they add up to
    /// <paramref name="count"/>.
    /// </summary>
    /// <exception cref="ArgumentException">No weight is above 0 although the count is.</exception>
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
