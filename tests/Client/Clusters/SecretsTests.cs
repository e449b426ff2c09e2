using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Postgres;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Tests the path of a database password from the user to real silo processes.</summary>
[Collection("Clusters of processes")]
public sealed class SecretsTests : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const string Password = "s3cret-of-the-test";

    private readonly PostgresServer _postgres;
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public SecretsTests(PostgresServer postgres)
    {
        Needs.All(Needs.Postgres);
        _postgres = postgres;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await RealProgram.InvokeAsync(_folder, "cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_password_reaches_silos_and_shows_nowhere()
    {
        var connection = $"{await _postgres.NewDatabaseAsync()};Password={Password}";
        var environment = new Dictionary<string, string> { ["ADOPTSIM_POSTGRES"] = connection };
        var seen = new List<string>();

        var up = await Done(environment, "cluster", "up", "--silos", "2", "--checkpoints", "postgres", "--json");
        seen.Add(up.Output + up.Error);
        var pids = JsonDocument.Parse(up.Output).RootElement.GetProperty("silos").EnumerateArray().Select(silo => silo.GetProperty("pid").GetInt32()).ToArray();
        Assert.Equal(2, pids.Length);
        foreach (var pid in Assert.AtLeastOne(pids))
        {
            var line = await File.ReadAllTextAsync($"/proc/{pid}/cmdline");
            Assert.Contains("AdoptionSim.Silo.dll", line, StringComparison.Ordinal);
            Assert.DoesNotContain("Host=", line, StringComparison.Ordinal);
            seen.Add(line);
        }

        string[][] commands =
        [
            ["run", "islandia", "--cluster", "local", "--scale", "0.1", "--until", "2001-12-31", "--json", "--quiet", "--name", "stored"],
            ["cluster", "status"],
            ["cluster", "status", "--json"],
            ["runs", "show", "stored", "--json"],
        ];
        foreach (var command in commands)
        {
            var result = await Done([], command);
            seen.Add(result.Output + result.Error);
        }

        seen.AddRange(Directory.GetFiles(Path.Combine(_folder, "runs", "stored")).Select(File.ReadAllText));
        seen.AddRange(Directory.GetFiles(Path.Combine(_folder, ".adoptsim", "logs")).Select(File.ReadAllText));
        var state = Path.Combine(_folder, ".adoptsim", "cluster.json");

        Assert.True(seen.Count > 10, $"{seen.Count}");
        Assert.All(seen, text => Assert.DoesNotContain(Password, text, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(state));
        }
    }

    [Fact]
    public async Task Silo_that_cannot_use_its_database_hides_the_password()
    {
        // The database does not exist, so the silo ends, and the client shows the end of its log.
        var connection = $"{(await _postgres.NewDatabaseAsync()).Replace("Database=", "Database=missing", StringComparison.Ordinal)};Password={Password}";

        var result = await RealProgram.InvokeAsync(
            _folder,
            new Dictionary<string, string> { ["ADOPTSIM_POSTGRES"] = connection },
            "cluster",
            "up",
            "--silos",
            "1"
        );

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.Contains("Silo:Postgres", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, result.Error + result.Output, StringComparison.Ordinal);
    }

    private async Task<CliResult> Done(Dictionary<string, string> environment, params string[] arguments)
    {
        var result = await RealProgram.InvokeAsync(_folder, environment, arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}\n{result.Error}");
        return result;
    }
}
