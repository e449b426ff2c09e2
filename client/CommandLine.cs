using System.CommandLine;
using AdoptionSim.Client.Commands;
using AdoptionSim.Client.Commands.Cluster;
using AdoptionSim.Client.Commands.Compare;
using AdoptionSim.Client.Commands.Experiments;
using AdoptionSim.Client.Commands.Export;
using AdoptionSim.Client.Commands.Inspect;
using AdoptionSim.Client.Commands.Nations;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Commands.Runs;
using AdoptionSim.Client.Commands.Scenarios;
using AdoptionSim.Client.Commands.Watch;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Output;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client;

/// <summary>The entry point of the command line <c>adoptsim</c>: parses arguments, runs the command, and maps failures to messages and exit statuses.</summary>
public static class CommandLine
{
    public static async Task<int> InvokeAsync(string[] arguments, CliEnvironment environment, CancellationToken cancellation)
    {
        // Disables response files: an argument that begins with @ is an ordinary value, such as a file name.
        var parsed = Root(environment).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return Complain(environment, parsed.Errors.Select(error => error.Message).Append("See adoptsim --help."), ExitStatus.Refused);
        }

        // The default handlers would print a stack trace, and kill the process two seconds after Ctrl-C.
        var configuration = new InvocationConfiguration
        {
            Output = environment.Output.Profile.Out.Writer,
            Error = environment.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (Exception error) when (error is RefusedException or BadFileException or RunRefusedException or CommandRefusedException)
        {
            return Complain(environment, [error.Message], ExitStatus.Refused);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Complain(environment, ["Cancelled before anything was done."], ExitStatus.Cancelled);
        }
        catch (Exception error) when (error is ResultsException or RunFailedException or ClusterException or OutputException or SchemaMismatchException)
        {
            return Complain(environment, [error.Message], ExitStatus.Failed);
        }
        catch (Exception error)
        {
            return Complain(environment, [error.ToString()], ExitStatus.Failed);
        }
    }

    private static RootCommand Root(CliEnvironment environment) =>
        new("Simulates how a whole nation adopts the mobile phone, person by person. Without arguments, `adoptsim run` runs the baseline scenario.")
        {
            RunCommand.Create(environment),
            ClusterCommand.Create(environment),
            RunsCommand.Create(environment),
            WatchCommand.Create(environment),
            InspectCommand.Create(environment),
            ExportCommand.Create(environment),
            ExperimentCommand.Create(environment),
            CompareCommand.Create(environment),
            ScenariosCommand.Create(environment),
            NationCommand.Create(environment),
            VersionCommand.Create(environment),
        };

    private static int Complain(CliEnvironment environment, IEnumerable<string> messages, int status)
    {
        foreach (var message in messages)
        {
            environment.Error.Profile.Out.Writer.WriteLine(message);
        }

        return status;
    }
}
