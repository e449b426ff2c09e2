using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace AdoptionSim.Client.Tests.Readme;

/// <summary>
/// Simulates a reader who copies a page's commands into a shell in an empty folder. The command <c>dotnet</c> is replaced by a script that starts the
/// program as built, accepts the forms that the pages use, and fails for all others.
/// </summary>
internal sealed partial class Reader : IDisposable
{
    private const string Script = """
        #!/usr/bin/env bash
        set -eu
        case "$*" in
          "run -c Release --project client -- run"|"run -c Release --project client -- run "*)
            shift 6; exec "$ADOPTSIM_DOTNET" "$ADOPTSIM_PROGRAM" "$@" ${ADOPTSIM_FURTHER:-} ;;
          "run -c Release --project client -- "*) shift 6; exec "$ADOPTSIM_DOTNET" "$ADOPTSIM_PROGRAM" "$@" ;;
          *) echo "A command that the test of the pages does not know: dotnet $*" >&2; exit 3 ;;
        esac
        """;

    /// <summary>The folders of the repository that the commands name.</summary>
    private static readonly string[] Parts = ["grains", "ops"];

    private readonly string _scripts = Directory.CreateTempSubdirectory("adoptsim-scripts-").FullName;
    private readonly List<Process> _kept = [];

    public Reader(string repository)
    {
        var dotnet = Path.Combine(_scripts, "dotnet");
        File.WriteAllText(dotnet, Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        foreach (var part in Parts)
        {
            Directory.CreateSymbolicLink(Path.Combine(Folder, part), Path.Combine(repository, part));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("adoptsim-readme-").FullName;

    /// <summary>Runs a block to its end. Returns its exit status, standard output and standard error.</summary>
    /// <param name="further">Options added to each run.</param>
    public async Task<(int Status, string Output, string Error)> RunAsync(string commands, string further = "")
    {
        if (IsInProcess && commands.Split('\n').All(line => Simple().IsMatch(line)))
        {
            return await InvokeAsync(commands.Split('\n'), further);
        }

        using var shell = Start(commands, further);
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        return (shell.ExitCode, await output, await error);
    }

    /// <summary>
    /// True if commands without quotes and other features of the shell run inside the test's process: the start of a process takes seconds of processor time.
    /// </summary>
    public bool IsInProcess { get; init; }

    private async Task<(int Status, string Output, string Error)> InvokeAsync(string[] lines, string further)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        foreach (var line in lines)
        {
            var words = Simple().Match(line).Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] options = words[0] == "run" ? further.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            string[] arguments = [.. words.Select(Found), .. options];
            var result = await Support.RealProgram.InvokeAsync(Folder, arguments);
            output.Append(result.Output);
            error.Append(result.Error);
            if (result.Status != ExitStatus.Done)
            {
                return (result.Status, output.ToString(), error.ToString());
            }
        }

        return (ExitStatus.Done, output.ToString(), error.ToString());

        // Commands read files relative to the folder of their process.
        string Found(string argument) => Path.Combine(Folder, argument) is var path && File.Exists(path) ? path : argument;
    }

    /// <summary>Starts a command that runs until Ctrl-C, and returns its output up to the line that says so.</summary>
    public async Task<string> KeepAsync(string command, string further)
    {
        var shell = Start($"exec {command}", further);
        _kept.Add(shell);
        var said = new List<string>();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                break;
            }
        }

        return string.Join('\n', said);
    }

    /// <summary>Sends Ctrl-C to the running commands and returns their exit statuses.</summary>
    public async Task<int[]> LetGoAsync()
    {
        foreach (var shell in _kept)
        {
            await Signals.SendAsync("INT", shell.Id);
            await shell.StandardOutput.ReadToEndAsync();
            await shell.WaitForExitAsync();
        }

        return [.. _kept.Select(shell => shell.ExitCode)];
    }

    public void Dispose()
    {
        foreach (var shell in _kept)
        {
            if (!shell.HasExited)
            {
                shell.Kill();
            }

            shell.Dispose();
        }

        // A block that failed may have left a cluster behind.
        Support.RealProgram.InvokeAsync(Folder, "cluster", "down").GetAwaiter().GetResult();
        Directory.Delete(_scripts, recursive: true);
        foreach (var part in Parts)
        {
            Directory.Delete(Path.Combine(Folder, part));
        }

        Directory.Delete(Folder, recursive: true);
    }

    private Process Start(string commands, string further)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_scripts}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["ADOPTSIM_DOTNET"] = DotNet.Path;
        start.Environment["ADOPTSIM_PROGRAM"] = typeof(Reader)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "Program")
            .Value!;
        start.Environment["ADOPTSIM_FURTHER"] = further;
        start.Environment["ADOPTSIM"] = Support.RealProgram.Executable;
        return Process.Start(start)!;
    }

    [GeneratedRegex("^dotnet run -c Release --project client -- ([^'\"<>|&;$()`\\\\]+)$")]
    private static partial Regex Simple();
}
