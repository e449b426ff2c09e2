using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>
/// Checks the field <c>design</c> of an experiment file, the rule that places points in the parameters' ranges: it has the fields of its kind and no others,
/// has parameters to vary, and is not too large.
/// </summary>
internal static class DesignChecks
{
    private const string Missing = "is missing";

    public static void Check(Map file, DesignForm? design, ImmutableArray<Lever> levers, ImmutableArray<UncertainParameter> uncertain, Problems problems)
    {
        if (design is null)
        {
            if (file["design"] is null && file["uncertain"] is { } without)
            {
                problems.Add(without.At, "design", Missing, "the kind of the design, which places points in the ranges of `uncertain`");
            }

            return;
        }

        if (file["uncertain"] is null && design.File is null)
        {
            problems.Add(file.Nearest("design"), "design", "has nothing to vary", "parameters with ranges in `uncertain`, or no design");
        }

        if (Misfit(design) is var (field, fault, allowed))
        {
            if (fault == Missing && file["design"] is Map given && given[field] is not null)
            {
                // It is there, but invalid, and reported where it is read.
                return;
            }

            problems.Add(file.Nearest($"design.{field}"), $"design.{field}", fault, allowed);
        }
        else if (uncertain.Length > 0 && CountOf(design, levers, uncertain.Length) is > DesignSize.MostPoints and var count)
        {
            problems.Add(file.Nearest("design"), "design", $"gives {Names.Number(count)} points", $"at most {DesignSize.MostPoints}");
        }
        else if (design.Kind == DesignKind.Sobol && uncertain.Length > SobolSequence.MostDimensions)
        {
            problems.Add(
                file.Nearest("uncertain"),
                "uncertain",
                $"has {uncertain.Length} parameters",
                $"at most {SobolSequence.MostDimensions} with {ExperimentBinder.NameOf(DesignKind.Sobol)}"
            );
        }
    }

    private static double CountOf(DesignForm design, ImmutableArray<Lever> levers, int factors) =>
        levers.Aggregate(DesignPoints.Count(design, factors), (product, lever) => product * lever.Values.Length);

    private static (string Field, string Fault, string Allowed)? Misfit(DesignForm design)
    {
        var fields = new[]
        {
            ("points", design.Points is not null),
            ("trajectories", design.Trajectories is not null),
            ("levels", design.Levels is not null),
            ("seed", design.Seed is not null),
        };
        if (design.File is not null)
        {
            return design.Kind is not null ? ("kind", "is given with a file", "kind or file")
                : fields.FirstOrDefault(field => field.Item2) is (not null and var extra, _) ? (extra, "is given with a file", "file alone")
                : null;
        }

        if (design.Kind is not { } kind)
        {
            return ("kind", Missing, $"{string.Join(", ", Enum.GetValues<DesignKind>().Select(ExperimentBinder.NameOf))}; or file");
        }

        string[] own = kind switch
        {
            DesignKind.Morris => ["trajectories", "levels", "seed"],
            DesignKind.LatinHypercube or DesignKind.Sobol => ["points", "seed"],
            _ => ["points"],
        };
        return fields.FirstOrDefault(field => field.Item2 && !own.Contains(field.Item1)) is (not null and var other, _)
                ? (other, $"is given with {ExperimentBinder.NameOf(kind)}", $"only {string.Join(", ", own)}")
            : fields.First(field => field.Item1 == own[0]) is (_, false) ? (own[0], Missing, $"a number, with {ExperimentBinder.NameOf(kind)}")
            : kind == DesignKind.OneAtATime && design.Points < 2 ? ("points", Names.Is($"{design.Points}"), "at least 2 values of each parameter")
            : design.Levels is { } levels && levels % 2 != 0 ? ("levels", Names.Is($"{levels}"), "an even number")
            : null;
    }
}
