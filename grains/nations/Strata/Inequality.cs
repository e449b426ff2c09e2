namespace AdoptionSim.Nations.Strata;

/// <summary>Measures how unequally something, such as phones, is spread over groups of people. Each group is weighted by its number of people.</summary>
/// <remarks>
/// The unit of analysis is the group: everybody in a group counts with the group's mean. The Gini coefficient and Theil's T are 0 if all groups have the
/// same mean. Source: F. A. Cowell, Measuring Inequality, 3rd edition, Oxford University Press, 2011, appendix A.
/// </remarks>
public static class Inequality
{
    /// <summary>
    /// Returns the Gini coefficient: twice the area between the Lorenz curve and the line of equality. It is 1 - sum of p(i) (L(i) + L(i - 1)), with the groups
    /// in rising order of their mean. Here p(i) is the share of people in group i, and L(i) the share of holdings (such as phones) in the groups up to i.
    /// </summary>
    /// <param name="groups">The people of each group, and their holdings together. Groups without people do not count.</param>
    /// <returns>A number from 0 to 1; null if nobody holds anything.</returns>
    public static double? Gini(IEnumerable<(double People, double Holdings)> groups)
    {
        var sorted = groups.Where(group => group.People > 0).OrderBy(group => group.Holdings / group.People).ToArray();
        var (people, holdings) = (sorted.Sum(group => group.People), sorted.Sum(group => group.Holdings));
        if (holdings <= 0)
        {
            return null;
        }

        var (below, area) = (0.0, 0.0);
        foreach (var group in sorted)
        {
            var upTo = below + group.Holdings;
            area += group.People / people * (below + upTo) / holdings;
            below = upTo;
        }

        return 1 - area;
    }

    /// <summary>
    /// Returns Theil's T: the sum of s(i) ln(s(i) / p(i)). Here p(i) is the share of people in group i, and s(i) its share of holdings (such as phones). A
    /// group without holdings adds 0.
    /// </summary>
    /// <param name="groups">The people of each group, and their holdings together. Groups without people do not count.</param>
    /// <returns>A number from 0 on; null if nobody holds anything.</returns>
    public static double? Theil(IEnumerable<(double People, double Holdings)> groups)
    {
        var counted = groups.Where(group => group.People > 0).ToArray();
        var (people, holdings) = (counted.Sum(group => group.People), counted.Sum(group => group.Holdings));
        return holdings <= 0
            ? null
            : counted
                .Where(group => group.Holdings > 0)
                .Sum(group => group.Holdings / holdings * Math.Log(group.Holdings / holdings / (group.People / people)));
    }
}
