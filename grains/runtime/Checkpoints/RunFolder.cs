using System.Globalization;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>The paths of one run's files in a <see cref="FileStore"/>.</summary>
internal sealed record RunFolder
{
    private RunFolder(string path) => Path = path;

    public string Path { get; }

    public string Specification => In("run.json");

    public string Epochs => In("epochs");

    public string Checkpoints => In("checkpoints");

    public string AllRows => In("rows");

    /// <summary>
    /// Returns the folder of a run. Although <see cref="NameRule"/> has checked the name, the path is checked again: nothing outside the store is ever read,
    /// written or removed.
    /// </summary>
    /// <param name="store">The store's folder, a full path.</param>
    /// <exception cref="ArgumentException">The name is not valid, or leads out of the store.</exception>
    public static RunFolder Of(string store, string run)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(store, NameRule.Check("run name", run)));
        return System.IO.Path.GetDirectoryName(path) == store
            ? new RunFolder(path)
            : throw new ArgumentException($"The run name '{NameRule.Quote(run)}' leads out of the folder {store}.");
    }

    public string Epoch(int epoch) => System.IO.Path.Combine(Epochs, epoch.ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>
    /// Returns the path of the file that a silo writes when it claims the run under an epoch: the list of earlier owners' data that still counts.
    /// </summary>
    public string ValidData(int epoch) => Epoch(epoch) + ".json";

    public string Status(int epoch) => Epoch(epoch) + ".standing.json";

    public string Journal(int epoch) => Epoch(epoch) + ".journal";

    public string Checkpoint(CheckpointId checkpoint) => System.IO.Path.Combine(Checkpoints, NameOf(checkpoint));

    public string Index(CheckpointId checkpoint) => System.IO.Path.Combine(Checkpoint(checkpoint), "whole.json");

    public string Rows(CheckpointId checkpoint) => System.IO.Path.Combine(AllRows, NameOf(checkpoint));

    public static string NameOf(CheckpointId checkpoint) => string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Epoch:D4}-{checkpoint.Tick:D6}");

    /// <summary>Returns the id of the checkpoint whose folder has the given name; null if a checkpoint's folder cannot have this name.</summary>
    public static CheckpointId? ReadName(string name) =>
        name.Split('-') is [var epoch, var tick] && Number(epoch) is { } owner && Number(tick) is { } boundary
            ? new CheckpointId(owner, new Tick(boundary))
            : null;

    /// <summary>Returns the highest epoch (number of an owner) under which a silo has claimed the run to execute it; 0 if none has.</summary>
    public int LatestEpoch() =>
        Directory.Exists(Epochs) ? Directory.EnumerateFiles(Epochs).Select(file => Number(System.IO.Path.GetFileName(file)) ?? 0).DefaultIfEmpty().Max() : 0;

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
