namespace AdoptionSim.Client.Results;

/// <summary>The words for the status of a run or an experiment in its manifest.</summary>
internal static class ManifestStatus
{
    public const string Done = "done";
    public const string Cancelled = "cancelled";

    /// <summary>The status of a replicate that failed; a single run that fails has no manifest.</summary>
    public const string Failed = "failed";
}
