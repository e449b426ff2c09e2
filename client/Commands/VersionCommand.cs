using System.CommandLine;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Commands;

/// <summary><c>adoptsim version</c>: prints the version and commit of the program, to cite with a result.</summary>
internal static class VersionCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("version", "Show the version, its commit, and the runtime.");
        command.SetAction(_ =>
        {
            var build = Build.OfThisProgram;
            environment.Output.Profile.Out.Writer.WriteLine($"adoptsim {build.Version}, commit {build.Commit ?? "unknown"}, {build.Runtime}");
            return ExitStatus.Done;
        });
        return command;
    }
}
