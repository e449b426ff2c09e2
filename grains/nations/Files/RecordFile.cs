using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads <c>subscribers.csv</c>, the published counts of active lines.</summary>
internal static class RecordFile
{
    private static readonly string[] Kinds = ["exact", "rounded", "at least"];
    private static readonly string[] Uses = ["calibrate", "validate"];

    public static ImmutableArray<RecordPoint> Read(string path, Binder binder)
    {
        var rows = Table.Read<RecordPoint>(path, binder);
        foreach (var (row, at) in rows)
        {
            RefuseUnless(Kinds, row.Kind, "kind", at, binder.Problems);
            RefuseUnless(Uses, row.Use, "use", at, binder.Problems);
            if (row.Subscribers < 0)
            {
                binder.Problems.Add(at, "subscribers", Names.Is($"{row.Subscribers}"), "0 or more");
            }
        }

        return [.. rows.Select(each => each.Row).OrderBy(row => row.Date)];
    }

    private static void RefuseUnless(string[] known, string found, string field, Origin at, Problems problems)
    {
        if (!known.Contains(found))
        {
            problems.Add(at, field, Names.Is(found), string.Join(", ", known));
        }
    }
}
