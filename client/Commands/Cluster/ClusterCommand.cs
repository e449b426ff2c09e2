using System.CommandLine;
using AdoptionSim.Client.Arguments;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary><c>adoptsim cluster</c>: manages silos, the server processes of a local cluster, on this machine.</summary>
internal static class ClusterCommand
{
    private const int MostSilos = 16;
    private const int HighestPortBase = 65_000;

    public static Command Create(CliEnvironment environment) =>
        new("cluster", "Starts and ends a cluster of silo processes on this machine; it belongs to the working folder.")
        {
            Up(environment),
            Status(environment),
            Add(environment),
            Stop(environment),
            Down(environment),
        };

    private static Command Up(CliEnvironment environment)
    {
        var silos = Parsing.Option(
            "--silos",
            "Number of silos, one process each.",
            "N",
            $"a whole number from 1 to {MostSilos}",
            2,
            Parsing.Number<int>(count => count is >= 1 and <= MostSilos)
        );
        var postgres = Parsing.Option<string?>(
            "--postgres",
            "A database for the cluster membership, so that any silo may fail. Without it the first silo holds the membership. Put a connection "
                + $"string with a password into the environment variable {ClusterUp.PostgresVariable}.",
            "CONNECTION",
            "a connection string",
            Parsing.Text
        );
        var checkpoints = Parsing.Option(
            "--checkpoints",
            "Where checkpoints of runs are stored (default: files, in .adoptsim/checkpoints).",
            "files|postgres",
            "files or postgres",
            LocalCluster.InFiles,
            Parsing.Word((LocalCluster.InFiles, LocalCluster.InFiles), (LocalCluster.InPostgres, LocalCluster.InPostgres))
        );
        var portBase = Parsing.Option(
            "--port-base",
            "First port; each silo uses three consecutive ports (default: any free ports).",
            "N",
            $"a whole number from 1024 to {HighestPortBase}",
            Parsing.Number<int>(port => port is >= 1024 and <= HighestPortBase)
        );
        var json = Json();
        var command = new Command("up", "Start a cluster. It keeps running after this command ends.") { silos, postgres, checkpoints, portBase, json };
        command.SetAction(
            (parsed, cancellation) =>
                new ClusterUp(environment).CarryOutAsync(
                    new UpOptions(
                        parsed.GetValue(silos),
                        parsed.GetValue(postgres),
                        parsed.GetRequiredValue(checkpoints),
                        parsed.GetValue(portBase) is > 0 and var port ? port : null,
                        parsed.GetValue(json)
                    ),
                    cancellation
                )
        );
        return command;
    }

    private static Command Status(CliEnvironment environment)
    {
        var json = Json();
        var command = new Command("status", "Show the silos, including dead ones.") { json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var cluster = new ClusterFolder(environment).Require();
                PrintReport(environment, await new Reporting(environment).ReportAsync(cluster, cancellation), parsed.GetValue(json));
                return ExitStatus.Done;
            }
        );
        return command;
    }

    private static Command Add(CliEnvironment environment)
    {
        var json = Json();
        var command = new Command("add", "Start one more silo and wait until it has joined the cluster.") { json };
        command.SetAction((parsed, cancellation) => new ClusterAdd(environment).CarryOutAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command Stop(CliEnvironment environment)
    {
        var silo = new Argument<string>("SILO") { Description = "The silo's number, process id or address, as shown by `adoptsim cluster status`." };
        silo.Validators.Add(Parsing.NoOption);
        var force = new Option<bool>("--force") { Description = "Also stop the silo that holds the membership, which ends the cluster." };
        var command = new Command("stop", "Stop one silo gracefully: its districts move to the other silos first.") { silo, force };
        command.SetAction(
            (parsed, cancellation) => new ClusterStop(environment).CarryOutAsync(parsed.GetRequiredValue(silo), parsed.GetValue(force), cancellation)
        );
        return command;
    }

    private static Command Down(CliEnvironment environment)
    {
        var command = new Command("down", "Stop all silos and remove the cluster's files.");
        command.SetAction((_, cancellation) => new ClusterDown(environment).CarryOutAsync(cancellation));
        return command;
    }

    internal static void PrintReport(CliEnvironment environment, ClusterReport report, bool json)
    {
        if (json)
        {
            environment.Output.Profile.Out.Writer.WriteLine(report.ToJson());
        }
        else
        {
            report.Show(environment.Output);
        }
    }

    private static Option<bool> Json() => new("--json") { Description = "Write one JSON object and nothing else to standard output." };
}
