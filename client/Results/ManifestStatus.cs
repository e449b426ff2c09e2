namespace AdoptionSim.Client.Results;

/// <summary>The values of a manifest's status.</summary>
internal static class ManifestStatus
{
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
