using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Running;

public sealed class RunUsageTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("Required argument missing for option: '--cluster'", "--cluster")]
    [InlineData("--cluster is 'here'; expected local, HOST:PORT or HOST:PORT,HOST:PORT, with /CLUSTER-ID", "--cluster", "here")]
    [InlineData("--cluster is '127.0.0.1:0'; expected ", "--cluster", "127.0.0.1:0")]
    [InlineData("--cluster is '127.0.0.1:1,'; expected ", "--cluster", "127.0.0.1:1,")]
    [InlineData("--cluster is '127.0.0.1:1/'; expected ", "--cluster", "127.0.0.1:1/")]
    [InlineData("--silos cannot be combined with --cluster", "islandia", "--cluster", "127.0.0.1:1", "--silos", "2")]
    [InlineData("--replicates cannot be combined with --cluster", "islandia", "--cluster", "127.0.0.1:1", "--replicates", "2")]
    [InlineData("--keep cannot be combined with --cluster", "islandia", "--cluster", "127.0.0.1:1", "--keep")]
    [InlineData("--detach needs --cluster", "islandia", "--detach")]
    [InlineData("--out cannot be combined with --cluster and --detach: ", "islandia", "--cluster", "127.0.0.1:1", "--detach", "--out", "here")]
    [InlineData("--checkpoint-seconds is '0'; expected a number of at least 1", "--checkpoint-seconds", "0")]
    [InlineData("--checkpoint-ticks is '1.5'; expected a whole number from 1", "--checkpoint-ticks", "1.5")]
    [InlineData("--metrics-port is '0'; expected a port from 1 to 65535", "--metrics-port", "0")]
    [InlineData("--metrics-port is '65536'; expected a port from 1 to 65535", "--metrics-port", "65536")]
    [InlineData(
        "--metrics-port cannot be combined with --cluster and --detach: ",
        "islandia",
        "--cluster",
        "127.0.0.1:1",
        "--detach",
        "--metrics-port",
        "9090"
    )]
    [InlineData("--pace is '0'; expected a number from 0.1 to 1000", "--pace", "0")]
    [InlineData(
        "--checkpoint-ticks cannot be combined with --replicates 2: they work for a single run only.",
        "islandia",
        "--checkpoint-ticks",
        "5",
        "--replicates",
        "2"
    )]
    [InlineData("Unknown option --sede", "--sede=3")]
    [InlineData("second", "islandia", "second")]
    [InlineData("--seed is '-1'; expected a whole number from 0 to 18446744073709551615", "--seed", "-1")]
    [InlineData("--seed is '1.5'; expected ", "--seed", "1.5")]
    [InlineData("--scale is '0'; expected a number greater than 0 and at most 100", "--scale", "0")]
    [InlineData("--scale is '100.1'; expected ", "--scale", "100.1")]
    [InlineData("--scale is 'NaN'; expected ", "--scale", "NaN")]
    [InlineData("--until is '31.12.2015'; expected a date as 2015-12-31", "--until", "31.12.2015")]
    [InlineData("--until 1999-01-01: until is '1999-01-01'; expected a date from 2000-07-02", "islandia", "--until", "1999-01-01")]
    [InlineData("--step is 'month'; expected week or day", "--step", "month")]
    [InlineData("--replicates is '0'; expected ", "--replicates", "0")]
    [InlineData("--set adoption: the parameter or its value is missing; expected KEY=VALUE", "islandia", "--set", "adoption")]
    [InlineData("adoption.consider_rat", "islandia", "--set", "adoption.consider_rat=1")]
    [InlineData("--set adoption.consider_rate=99: adoption.consider_rate", "islandia", "--set", "adoption.consider_rate=99")]
    [InlineData("--delivery is 'pigeon'; expected resident or message", "--delivery", "pigeon")]
    [InlineData("--silos is '0'; expected a whole number from 1 to 64", "--silos", "0")]
    [InlineData("--threads is 'x'; expected ", "--threads", "x")]
    [InlineData("--name is 'a/b'; expected ", "--name", "a/b")]
    [InlineData("--keep cannot be combined with --replicates 2: it works for a single run only.", "islandia", "--keep", "--replicates", "2")]
    [InlineData(
        "--seed is '18446744073709551615'; expected at most 18446744073709551614 with 2",
        "islandia",
        "--seed",
        "18446744073709551615",
        "--replicates",
        "2"
    )]
    [InlineData("no-such-scenario", "no-such-scenario")]
    [InlineData("--set adoption.consider_rate is given 2 times", "islandia", "--set", "adoption.consider_rate=0.5", "--set", "adoption.consider_rate=0.6")]
    [InlineData("--seed", "islandia", "--seed", "1", "--seed", "2")]
    public async Task Bad_usage_is_refused_and_nothing_is_written(string expected, params string[] arguments)
    {
        var result = await _cli.InvokeAsync(["run", .. arguments]);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Theory]
    [InlineData]
    [InlineData("walk")]
    [InlineData("inspect")]
    [InlineData("inspect", "shop", "IS-A.1")]
    [InlineData("nation", "check")]
    [InlineData("scenarios", "show", "no-such-scenario")]
    public async Task What_is_no_command_is_refused(params string[] arguments)
    {
        var result = await _cli.InvokeAsync(arguments);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.NotEmpty(result.Error);
    }

    [Fact]
    public async Task Oversized_message_delivery_is_refused_with_a_scale_that_fits()
    {
        _cli.AvailableMemory = 1_000_000_000;

        var refused = await _cli.InvokeAsync("run", "baseline", "--delivery", "message");
        var accepted = await _cli.InvokeAsync("run", "baseline", "--delivery", "message", "--scale", "0.01", "--quiet");

        Assert.Equal(ExitStatus.Refused, refused.Status);
        Assert.Contains("needs about 93.2 GB for the activations of 24,052,231 citizens", refused.Error, StringComparison.Ordinal);
        Assert.Contains("a --scale of at most 0.01", refused.Error, StringComparison.Ordinal);
        Assert.True(accepted.Status == ExitStatus.Done, accepted.Error);
    }

    [Fact]
    public async Task Two_runs_of_one_second_get_folders_of_their_own()
    {
        await _cli.InvokeAsync("run", "islandia", "--quiet");
        await _cli.InvokeAsync("run", "islandia", "--quiet");

        var runs = Directory.GetDirectories(_cli.PathTo("runs")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
        Assert.Equal(["islandia-20260102-030405", "islandia-20260102-030405-2"], runs);
    }

    [Theory]
    [InlineData("--out", "mine")]
    [InlineData("--name", "mine")]
    public async Task A_folder_that_holds_files_is_left_alone(params string[] option)
    {
        var folder = option[0] == "--out" ? _cli.PathTo("mine") : _cli.PathTo("runs", "mine");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "national.csv"), "precious");
        var before = _cli.Everything();

        var result = await _cli.InvokeAsync(["run", "islandia", .. option]);

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("holds files", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
        Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(folder, "national.csv")));
    }

    [Fact]
    public async Task Same_command_takes_over_the_folder_of_a_killed_run()
    {
        Directory.CreateDirectory(_cli.PathTo("runs", "mine"));
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", ".claim"), "999999999 1\n");
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", "national.csv.part"), "torn");
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", "address.json"), "{}");

        var result = await _cli.InvokeAsync("run", "islandia", "--name", "mine", "--quiet");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.DoesNotContain(_cli.Everything(), path =>
            path.EndsWith(".part", StringComparison.Ordinal)
            || path.EndsWith(".claim", StringComparison.Ordinal)
            || path.EndsWith("address.json", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Refusal_of_a_stored_run_folder_names_its_resume_command()
    {
        Directory.CreateDirectory(_cli.PathTo("runs", "mine", "checkpoints"));
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", ".claim"), "999999999 1\n");
        await File.WriteAllTextAsync(_cli.PathTo("runs", "mine", "checkpoints", "run.json"), "{}");

        var result = await _cli.InvokeAsync("run", "islandia", "--name", "mine");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains($"`adoptsim runs resume {_cli.PathTo("runs", "mine")}` continues", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_cli.PathTo("runs", "mine", "checkpoints", "run.json")));
    }

    [Theory]
    [InlineData("the file of a nation", "run", "{nations}/islandia/nation.yaml")]
    [InlineData("the folder of a nation", "run", "{nations}/islandia")]
    [InlineData("the file of a nation", "scenarios", "show", "{nations}/islandia/nation.yaml")]
    [InlineData("the file of a scenario", "nation", "check", "{scenarios}/islandia.yaml")]
    [InlineData("a folder without a nation.yaml", "nation", "check", "{nations}")]
    public async Task File_of_another_kind_is_one_clear_line(string expected, params string[] arguments)
    {
        var beside = AppContext.BaseDirectory;
        var result = await _cli.InvokeAsync([
            .. arguments.Select(argument =>
                argument
                    .Replace("{nations}", Path.Combine(beside, "nations"), StringComparison.Ordinal)
                    .Replace("{scenarios}", Path.Combine(beside, "scenarios"), StringComparison.Ordinal)
            ),
        ]);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(expected, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nations/islandia")]
    [InlineData("nations/islandia/nation.yaml")]
    [InlineData("islandia")]
    public async Task Nation_is_checked_by_file_folder_or_name(string nation)
    {
        var result = await _cli.InvokeAsync(
            "nation",
            "check",
            nation.Contains('/', StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, nation) : nation
        );

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Contains("Islandia (islandia)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_beyond_a_double_survives_json()
    {
        var result = await _cli.InvokeAsync("run", "islandia", "--seed", "18446744073709551615", "--name", "mine", "--json", "--quiet");
        using var manifest = System.Text.Json.JsonDocument.Parse(result.Output);
        Assert.Equal(18446744073709551615, manifest.RootElement.GetProperty("seed").GetUInt64());
        Assert.Equal("18446744073709551615", manifest.RootElement.GetProperty("seedText").GetString());

        // The number as jq writes it.
        var path = _cli.PathTo("runs", "mine", "manifest.json");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path)).Replace("\"seed\": 18446744073709551615", "\"seed\": 18446744073709552000", StringComparison.Ordinal)
        );
        var exported = await _cli.InvokeAsync("export", "mine", "--openmetrics");

        Assert.True(exported.Status == ExitStatus.Done, exported.Error);
        Assert.Contains("seed=\"18446744073709551615\"", exported.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_gets_what_was_asked_for()
    {
        var run = new FakeRun();
        _cli.Clusters = FakeClusters.Of(() => run);

        var result = await _cli.InvokeAsync(
            "run",
            "islandia",
            "--seed",
            "7",
            "--scale",
            "2.5",
            "--step",
            "day",
            "--until",
            "2000-12-31",
            "--threads",
            "3",
            "--name",
            "mine",
            "--set",
            "adoption.consider_rate=0.5",
            "--quiet"
        );

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        var asked = run.Specification;
        Assert.Equal(("mine", 7UL, 2.5, 1, 3), (asked.Name, asked.Seed, asked.Scale, asked.StepDays, asked.Threads));
        Assert.Equal(new DateOnly(2000, 12, 31), AdoptionSim.Nations.Files.NationJson.ReadScenario(asked.Scenario).Until);
        Assert.Equal(0.5, AdoptionSim.Nations.Files.NationJson.ReadNation(asked.Nation).Adoption.ConsiderRate.Value);
    }
}
