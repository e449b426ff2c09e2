using System.Collections.Immutable;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>
/// Checks the range of each uncertain parameter in an experiment file. The start must be less than the end, and both must suit the scale and number type.
/// </summary>
internal static class RangeChecks
{
    public static void Check(ImmutableArray<UncertainParameter> uncertain, Problems problems)
    {
        foreach (var each in uncertain)
        {
            Check(each, problems);
        }
    }

    private static void Check(UncertainParameter each, Problems problems)
    {
        var (range, path) = (each.Range, $"uncertain.{each.Key}");
        if (each.Key == Lever.Scenario)
        {
            problems.Add(each.At, path, "is no parameter with a range", "a parameter; scenarios are listed in `levers`");
        }

        if (range.From >= range.To)
        {
            problems.Add(each.At, $"{path}.to", Names.Is(Names.Number(range.To)), $"a number greater than from, {Names.Number(range.From)}");
        }

        if (range.Log == true && range.From <= 0)
        {
            problems.Add(each.At, $"{path}.from", Names.Is(Names.Number(range.From)), "a number greater than 0 with log: true");
        }

        if (range.Integer == true && (range.From != Math.Floor(range.From) || range.To != Math.Floor(range.To)))
        {
            problems.Add(each.At, path, Names.Is($"{Names.Number(range.From)} to {Names.Number(range.To)}"), "whole numbers with integer: true");
        }
    }
}
