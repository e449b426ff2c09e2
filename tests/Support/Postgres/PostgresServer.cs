using System.Diagnostics;
using AdoptionSim.Tests.Support.Programs;

namespace AdoptionSim.Tests.Support.Postgres;

/// <summary>A temporary PostgreSQL server from Debian's packages, on a loopback port of its own. It is deleted after the tests.</summary>
/// <remarks>Starts nothing if PostgreSQL is missing; a test that then asks for a database is skipped.</remarks>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-postgres-").FullName;
    private readonly string? _binaries = Path.GetDirectoryName(Needs.Postgres.Find());
    private int _databases;
    private Process? _server;

    public int Port { get; private set; }

    /// <summary>The connection string of the server's default database.</summary>
    public string ConnectionString => ConnectionTo("postgres");

    public async ValueTask InitializeAsync()
    {
        if (_binaries is null)
        {
            return;
        }

        if (Environment.IsPrivilegedProcess)
        {
            await Run("chown", ["-R", "postgres", _folder]);
        }

        await RunAsServer("initdb", ["-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
        Start();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Creates a database for one test.</summary>
    /// <returns>The connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        Needs.Postgres.Require();
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await Run(Program("psql"), [ConnectionUri, "-qc", $"CREATE DATABASE {name}"]);
        return ConnectionTo(name);
    }

    /// <summary>Restarts the server on the same port.</summary>
    public async Task RestartAsync()
    {
        Start();
        await ReadyAsync();
    }

    /// <summary>Stops the server at once; committed data is available after a restart.</summary>
    public async Task StopAsync()
    {
        if (_server is null)
        {
            return;
        }

        // Killing the program that changes the user would not end its child process.
        await RunAsServer("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    private string Data => Path.Combine(_folder, "data");

    private string ConnectionUri => $"postgresql://postgres@127.0.0.1:{Port}/postgres";

    private string ConnectionTo(string database)
    {
        Needs.Postgres.Require();
        return $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";
    }

    private void Start()
    {
        if (Port == 0)
        {
            Port = FreePort.Find();
        }

        _server = Process.Start(
            AsServer("postgres", ["-D", Data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"])
        )!;
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
    }

    private Task ReadyAsync() => Until.True("PostgreSQL answers", async () =>
        {
            Assert.False(_server!.HasExited, "PostgreSQL has ended.");
            return await Answers();
        });

    private async Task<bool> Answers()
    {
        using var process = Process.Start(Quiet(Program("psql"), [ConnectionUri, "-qc", "SELECT 1"]))!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode == 0;
    }

    private Task RunAsServer(string program, IEnumerable<string> arguments) => Run(AsServer(program, arguments));

    /// <summary>Returns the start of a program as the server's user, because PostgreSQL refuses to run as root.</summary>
    private ProcessStartInfo AsServer(string program, IEnumerable<string> arguments)
    {
        var path = Program(program);
        return Environment.IsPrivilegedProcess
            ? Quiet("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : Quiet(path, arguments);
    }

    private static Task Run(string program, IEnumerable<string> arguments) => Run(Quiet(program, arguments));

    private static async Task Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode == 0,
            $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with status {process.ExitCode}: {string.Concat(texts)}"
        );
    }

    private static ProcessStartInfo Quiet(string program, IEnumerable<string> arguments) =>
        new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };

    private string Program(string name) => Path.Combine(_binaries!, name);
}
