using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Reads and checks an experiment file. All problems are found at once.</summary>
internal sealed class ExperimentFile
{
    private const int MostRuns = 10_000_000;

    private readonly string _path;
    private readonly string _folder;
    private readonly Map _map;
    private readonly Problems _problems = new();
    private readonly ParameterChecks _parameters;

    private ExperimentFile(string path, string folder)
    {
        (_path, _folder, _map) = (path, folder, YamlText.Read(path));
        _parameters = new ParameterChecks(_map, _problems);
    }

    /// <summary>Reads an experiment from its file and checks it.</summary>
    /// <param name="path">The path of the experiment file.</param>
    /// <param name="beside">The file to whose folder relative paths in the experiment file refer; null for <paramref name="path"/> itself.</param>
    /// <exception cref="BadFileException">A value is missing, unknown or out of range. The message lists all problems.</exception>
    public static Experiment Read(string path, string? beside = null)
    {
        try
        {
            return new ExperimentFile(path, beside ?? path).Read();
        }
        catch (BadFileException error)
        {
            throw new BadFileException([.. error.Problems.OrderBy(problem => problem.At.Name, StringComparer.Ordinal).ThenBy(problem => problem.At.Line)]);
        }
    }

    private Experiment Read()
    {
        RequireExperiment();
        var form = ExperimentBinder.Create(_problems).Bind<ExperimentForm>(_map, "");

        // Parts that are valid are checked further even if others are not, so that the user sees all problems at once.
        var (levers, uncertain) = (Part<Levers>("levers")?.All ?? [], Part<Uncertain>("uncertain")?.All ?? []);
        var set = Part<Assignments>("set")?.All ?? [];
        var scenario = Part<string>("base") ?? Shipped.Baseline;
        RangeChecks.Check(uncertain, _problems);
        CheckOnce(set, levers, uncertain);
        CheckSeeds();
        var scenarios = Scenarios(scenario, levers);
        var question = _parameters.Check(scenarios, set, levers, uncertain, Part<DateOnly?>("end"));

        // A scenario that does not exist must not hide other problems. Parameters are the same in all nations; places are checked if a built-in one was meant.
        var standIn = scenarios.IsEmpty ? _parameters.Check([Shipped.Baseline], set, levers, uncertain, end: null) : question;
        var measures = Measures(Path.HasExtension(scenario) ? question?.Nation : standIn?.Nation, question?.Scenario);
        CheckUntil(measures);
        var design = Part<DesignForm>("design");
        DesignChecks.Check(_map, design, levers, uncertain, _problems);
        _problems.ThrowIfAny();

        ImmutableArray<Factor> factors =
        [
            .. uncertain.Select(each => new Factor(each.Key, each.Range.From, each.Range.To, each.Range.Log ?? false, each.Range.Integer ?? false)),
        ];
        var table = design?.File is { } file
            ? DesignFile.Read(Path.Combine(Path.GetDirectoryName(_folder) ?? "", file), levers, factors)
            : PointTable.Of(levers, factors, DesignPoints.Of(design, factors));
        CheckRuns(form!, table);
        return new Experiment
        {
            Path = _folder,
            Form = form!,
            Question = question!,
            Factors = factors,
            Measures = measures,
            Table = table,
            Base = Experiment.ScenarioPath(_folder, scenario),
        };
    }

    private void RequireExperiment()
    {
        FileKinds.RequireScenario(_map);
        if (_map["scenario"] is not null && _map["measures"] is null)
        {
            throw new BadFileException(
                new Origin(_path),
                "",
                "is the file of a scenario",
                $"the file of an experiment, which names it: `base: {Path.GetFileName(_path)}`"
            );
        }
    }

    private T? Part<T>(string key) => ExperimentBinder.ValidPart<T>(_map, key);

    /// <summary>
    /// Reports parameters to which an experiment file gives values in more than one of its fields <c>set</c>, <c>levers</c> and <c>uncertain</c>.
    /// </summary>
    private void CheckOnce(ImmutableArray<Override> set, ImmutableArray<Lever> levers, ImmutableArray<UncertainParameter> uncertain)
    {
        var all = set.Select(each => (Part: "set", Key: each.Path, each.At))
            .Concat(levers.Select(each => (Part: "levers", each.Key, each.Values[0].At)))
            .Concat(uncertain.Select(each => (Part: "uncertain", each.Key, each.At)));
        foreach (var twice in all.GroupBy(each => each.Key, StringComparer.Ordinal).Where(each => each.Count() > 1))
        {
            var last = twice.Last();
            _problems.Add(last.At, $"{last.Part}.{last.Key}", $"is in `{twice.First().Part}` too", "each parameter in one place");
        }
    }

    private void CheckSeeds()
    {
        if (Part<SeedsForm>("seeds") is { First: { } first } seeds && first > ulong.MaxValue - (ulong)(seeds.Count - 1))
        {
            _problems.Add(
                _map.Nearest("seeds.first"),
                "seeds.first",
                Names.Is($"{first}"),
                $"at most {ulong.MaxValue - (ulong)(seeds.Count - 1)} with {seeds.Count} seeds"
            );
        }
    }

    /// <summary>
    /// Returns the scenarios of all runs of an experiment: keys of built-in ones, or paths of files. Those that do not exist are reported as problems.
    /// </summary>
    private ImmutableArray<string> Scenarios(string scenario, ImmutableArray<Lever> levers)
    {
        var lever = levers.FirstOrDefault(each => each.Key == Lever.Scenario);
        if (lever is not null && _map["base"] is { } given)
        {
            _problems.Add(given.At, "base", $"is '{Names.Short(scenario)}', and `levers.scenario` lists scenarios too", "one of the two");
        }

        IEnumerable<(string Name, string Field, Origin At)> named = lever is null
            ? [(scenario, "base", _map.Nearest("base"))]
            : lever.Values.Select(value => (value.Value, "levers.scenario", value.At));
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, field, at) in named)
        {
            var path = Experiment.ScenarioPath(_folder, name);
            if (Shipped.ScenarioKeys().Contains(path) || File.Exists(path))
            {
                found.Add(path);
            }
            else
            {
                _problems.Add(at, field, Names.Is(name), $"{Names.Instead(name, Shipped.ScenarioKeys())}, or the path of a scenario file beside this one");
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<AskedMeasure> Measures(Nation? nation, Scenario? scenario)
    {
        if (_map["measures"] is not Sequence list)
        {
            return [];
        }

        var stepDays = Part<StepWord?>("step") == StepWord.Day ? 1 : 7;
        return new MeasureChecks(nation, scenario, Part<double?>("scale") ?? Experiment.DefaultScale, stepDays, _problems).Read(list);
    }

    private void CheckUntil(ImmutableArray<AskedMeasure> measures)
    {
        if (_map["until"] is not Map until)
        {
            return;
        }

        if (ExperimentBinder.ValidPart<string>(until, "interval_of") is { } asked && !measures.Any(measure => measure.Text == asked && !measure.IsSeries))
        {
            _problems.Add(
                _map.Nearest("until.interval_of"),
                "until.interval_of",
                Names.Is(asked),
                "one of the measures that is not a series: "
                    + Names.Instead(asked, measures.Where(measure => !measure.IsSeries).Select(measure => measure.Text))
            );
        }

        var fewest = ExperimentBinder.ValidPart<IntervalWidth?>(until, "narrower_than") is { } width ? SteinRule.FirstRuns(width.Precision) : 1;
        var atMost = ExperimentBinder.ValidPart<int?>(until, "at_most");
        if (Part<SeedsForm>("seeds") is { Count: var count } && (count < fewest || count > atMost))
        {
            var most = atMost is not null ? $" and at most {atMost}" : "";
            _problems.Add(
                _map.Nearest("seeds.count"),
                "seeds.count",
                Names.Is($"{count}"),
                $"at least {fewest}{most} with `until`: the spread of these seeds gives the number of further ones"
            );
        }
    }

    private void CheckRuns(ExperimentForm form, PointTable table)
    {
        var runs = (double)table.Points.Length * form.Seeds.Count;
        if (runs > MostRuns)
        {
            _problems.Add(
                _map.Nearest("seeds.count"),
                "seeds.count",
                Names.Is($"{form.Seeds.Count}"),
                $"at most {MostRuns} runs; there are {Names.Counted(table.Points.Length, "point")}"
            );
            _problems.ThrowIfAny();
        }

        if (form.Limit?.Runs is { } most && runs > most)
        {
            _problems.Add(
                _map.Nearest("limit.runs"),
                "limit.runs",
                Names.Is($"{most}"),
                $"at least {Names.Number(runs)}, for {table.Points.Length} points with {form.Seeds.Count} seeds each"
            );
            _problems.ThrowIfAny();
        }
    }
}
