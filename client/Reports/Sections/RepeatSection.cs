using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: the shell command that repeats the run, and the values that a repetition must reproduce.</summary>
internal static class RepeatSection
{
    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        var manifest = run.Manifest;
        return PageParts.Repeat(
            "this run",
            RepeatCommand.Of(run.Plan, manifest.Seed, run.Journal.Count > 0),
            "The result does not depend on the machine, the number of silos or threads, or on whether a cluster carries the run. "
                + $"A scenario file must be the same as it was{(run.Journal.Count > 0 ? $", and {CommandsTable.FileName} of this folder is needed" : "")}.",
            ("Digest", new XElement("code", manifest.Digest)),
            ("Seed", string.Create(CultureInfo.InvariantCulture, $"{manifest.Seed}")),
            ("Version", $"{PageParts.Version(manifest.Version, manifest.Commit, manifest.ModelVersion)}; another model version gives another digest")
        );
    }
}
