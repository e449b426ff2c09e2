namespace AdoptionSim.Watch.Tests.Support;

/// <summary>
/// A stand-in for Grafana, which is not installed: a script that records its settings, answers health requests and runs until it is asked to stop.
/// </summary>
internal sealed class GrafanaStub : IDisposable
{
    private const string Program = """
        #!/usr/bin/env bash
        echo $$ > "$(dirname "$0")/pid"
        env > "$(dirname "$0")/settings"
        exec perl -MIO::Socket::INET -e '
          my $socket = IO::Socket::INET->new(
            LocalAddr => $ENV{GF_SERVER_HTTP_ADDR}, LocalPort => $ENV{GF_SERVER_HTTP_PORT}, Listen => 5, ReuseAddr => 1) or die;
          while (my $client = $socket->accept) { while (<$client>) { last if /^\r?$/ } print $client "HTTP/1.0 200 OK\r\n\r\n"; close $client }'
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public GrafanaStub()
    {
        var path = Path.Combine(_folder, "grafana");
        File.WriteAllText(path, Program);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Environment variables whose PATH contains the stub first.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string> { ["PATH"] = $"{_folder}:{System.Environment.GetEnvironmentVariable("PATH")}" };

    public string Settings => File.ReadAllText(Path.Combine(_folder, "settings"));

    public int ProcessId => int.Parse(File.ReadAllText(Path.Combine(_folder, "pid")), System.Globalization.CultureInfo.InvariantCulture);

    public string Setting(string name) => Settings.Split($"\n{name}=")[1].Split('\n')[0];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
