using System.Globalization;

namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>
/// Returns the names of stored records, such as a run's specification or status, as used in error messages and checksums; they are the same in every store.
/// </summary>
internal static class RecordNames
{
    public static string Specification(string run) => $"The specification of run {run}";

    public static string Creation(string run) => $"The creation of run {run}";

    public static string Status(string run) => $"The status of run {run}";

    public static string Journal(string run, string id) => $"Command {id} in the journal of run {run}";

    public static string JournalLine(string run, int epoch, long offset) =>
        string.Create(CultureInfo.InvariantCulture, $"The entry at byte {offset} in the journal of epoch {epoch} of run {run}");

    public static string Claim(string run, int epoch) => string.Create(CultureInfo.InvariantCulture, $"The claim of epoch {epoch} of run {run}");

    public static string Index(string run, CheckpointId checkpoint) =>
        string.Create(CultureInfo.InvariantCulture, $"The index of checkpoint {checkpoint.Epoch}-{checkpoint.Tick} of run {run}");
}
