using System.Collections.Concurrent;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Runs whose results tests read. Each is executed once, and every test that asks for it gets a copy of its folder.</summary>
internal static class FinishedRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Cli>>> Made = new(StringComparer.Ordinal);

    static FinishedRuns() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var made in Made.Values.Where(made => made.Value.IsCompletedSuccessfully))
            {
                made.Value.Result.Dispose();
            }
        };

    /// <summary>Copies a run of Islandia into the folder of its name, as <c>adoptsim run islandia --name NAME</c> with the options would create it.</summary>
    public static async Task CopyAsync(Cli cli, string name, params string[] options)
    {
        string[] command = ["run", "islandia", "--name", name, "--quiet", .. options];
        var made = await Made.GetOrAdd(string.Join(' ', command), _ => new Lazy<Task<Cli>>(() => MakeAsync(command))).Value;
        foreach (var file in Directory.GetFiles(made.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = cli.PathTo(Path.GetRelativePath(made.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<Cli> MakeAsync(string[] command)
    {
        var cli = new Cli();
        var result = await cli.InvokeAsync(command);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return cli;
    }
}
