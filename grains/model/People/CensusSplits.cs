using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>Splits the number of people of a district's urban or rural part by age: first into age bands, then evenly into the years of each.</summary>
internal sealed class AgeSplit(ImmutableArray<AgeBand> ages)
{
    private readonly double[] _shares = [.. ages.Select(band => band.Share)];
    private readonly ErrorDiffusion _bands = new(ages.Length);
    private readonly ErrorDiffusion[] _years = [.. ages.Select(band => new ErrorDiffusion(band.To - band.From + 1))];
    private readonly double[][] _even = [.. ages.Select(band => Enumerable.Repeat(1.0, band.To - band.From + 1).ToArray())];

    /// <summary>Splits a number of people by age. Returns the number of people at each age, from 0 on, in completed years.</summary>
    public int[] Split(int people)
    {
        var bands = new int[ages.Length];
        var years = new int[ages[^1].To + 1];
        _bands.Split(people, _shares, bands);
        for (var band = 0; band < bands.Length; band++)
        {
            _years[band].Split(bands[band], _even[band], years.AsSpan(ages[band].From, _even[band].Length));
        }

        return years;
    }
}

/// <summary>
/// Splits the people of a district's urban or rural part into work groups. The people of each life stage (such as adults) are divided among the groups of that
/// stage, by the groups' urban or rural shares.
/// </summary>
internal sealed class WorkSplit(ImmutableArray<WorkGroup> groups)
{
    private readonly double[][] _urbanShares = SharesByStage(groups, group => group.UrbanShare);
    private readonly double[][] _ruralShares = SharesByStage(groups, group => group.RuralShare);
    private readonly ErrorDiffusion[] _urban = [.. Enum.GetValues<LifeStage>().Select(_ => new ErrorDiffusion(groups.Length))];
    private readonly ErrorDiffusion[] _rural = [.. Enum.GetValues<LifeStage>().Select(_ => new ErrorDiffusion(groups.Length))];

    /// <summary>Returns the number of people of a district's urban or rural part in each work group, in the nation's order.</summary>
    /// <param name="ages">The number of people at each age from 0 on.</param>
    /// <param name="isUrban">True to use the groups' urban shares, false for the rural ones.</param>
    public int[] Split(int[] ages, bool isUrban)
    {
        var counts = new int[groups.Length];
        var parts = new int[groups.Length];
        for (var stage = 0; stage < LifeStages.Count; stage++)
        {
            var from = LifeStages.From((LifeStage)stage, ages.Length);
            var people = ages.AsSpan(from, LifeStages.Until((LifeStage)stage, ages.Length) - from).ToArray().Sum();
            (isUrban ? _urban : _rural)[stage].Split(people, (isUrban ? _urbanShares : _ruralShares)[stage], parts);
            for (var group = 0; group < parts.Length; group++)
            {
                counts[group] += parts[group];
            }
        }

        return counts;
    }

    private static double[][] SharesByStage(ImmutableArray<WorkGroup> groups, Func<WorkGroup, double> share) =>
        [.. Enum.GetValues<LifeStage>().Select(stage => groups.Select(group => group.Stage == stage ? share(group) : 0).ToArray())];
}

/// <summary>Splits a number of households by political class, with separate shares for the capital and for other places.</summary>
internal sealed class ClassSplit(ImmutableArray<ClassGroup> classes)
{
    private readonly double[] _capitalShares = [.. classes.Select(each => each.CapitalShare)];
    private readonly double[] _shares = [.. classes.Select(each => each.Share)];
    private readonly ErrorDiffusion _capital = new(classes.Length);
    private readonly ErrorDiffusion _elsewhere = new(classes.Length);

    public int[] Split(int households, bool inCapital)
    {
        var counts = new int[classes.Length];
        (inCapital ? _capital : _elsewhere).Split(households, inCapital ? _capitalShares : _shares, counts);
        return counts;
    }
}
