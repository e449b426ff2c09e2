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

/// <summary>The entry point of the command line: parses arguments, runs the command, and maps failures to messages and exit statuses.</summary>
public static class CommandLine
{
    public static async Task<int> InvokeAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        // Disables response files: an argument that begins with @ is an ordinary value, such as a file name.
        var parsed = Root(surroundings).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            return Complain(surroundings, parsed.Errors.Select(error => error.Message).Append("See adoptsim --help."), ExitStatus.Refused);
        }

        // The default handlers would print a stack trace, and kill the process two seconds after Ctrl-C.
        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Output.Profile.Out.Writer,
            Error = surroundings.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (Exception error) when (error is RefusedException or BadFileException or RunRefusedException or CommandRefusedException)
        {
            return Complain(surroundings, [error.Message], ExitStatus.Refused);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Complain(surroundings, ["Cancelled before anything was done."], ExitStatus.Cancelled);
        }
        catch (Exception error) when (error is ResultsException or RunFailedException or ClusterException or OutputException or SchemaMismatchException)
        {
            return Complain(surroundings, [error.Message], ExitStatus.Failed);
        }
        catch (Exception error)
        {
            return Complain(surroundings, [error.ToString()], ExitStatus.Failed);
        }
    }

    private static RootCommand Root(Surroundings surroundings) =>
        new("Simulates how a whole nation adopts the mobile phone, person by person. Without arguments, `adoptsim run` runs the baseline scenario.")
        {
            RunCommand.Create(surroundings),
            ClusterCommand.Create(surroundings),
            RunsCommand.Create(surroundings),
            WatchCommand.Create(surroundings),
            InspectCommand.Create(surroundings),
            ExportCommand.Create(surroundings),
            ExperimentCommand.Create(surroundings),
            CompareCommand.Create(surroundings),
            ScenariosCommand.Create(surroundings),
            NationCommand.Create(surroundings),
            VersionCommand.Create(surroundings),
        };

    private static int Complain(Surroundings surroundings, IEnumerable<string> messages, int status)
    {
        foreach (var message in messages)
        {
            surroundings.Error.Profile.Out.Writer.WriteLine(message);
        }

        return status;
    }
}
