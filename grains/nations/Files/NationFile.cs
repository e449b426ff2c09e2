using System.Collections.Immutable;
using System.Text.Json;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a nation from its YAML file and the CSV and TopoJSON files beside it.</summary>
public static class NationFile
{
    /// <summary>
    /// Reads the nation at <paramref name="path"/> and applies <paramref name="overrides"/> (new values) to its parameters. If several set one parameter, the
    /// last one wins.
    /// </summary>
    /// <exception cref="BadFileException">At least one value is missing, unknown, out of range or does not add up. The message lists all problems.</exception>
    public static Nation Read(string path, IEnumerable<Override>? overrides = null)
    {
        var problems = new Problems();
        var root = YamlText.Read(path);
        FileKinds.RequireNation(root);
        Overrides.Apply(root, overrides ?? [], problems);

        var record = new RecordFile(problems);
        var nation = BinderFor(path, record, problems).Bind<Nation>(root, "");
        problems.ThrowIfAny();
        NationChecks.Check(nation!, root, problems);
        record.Check(nation!);
        problems.ThrowIfAny();
        return nation!;
    }

    /// <summary>Returns the path of a nation's file. A text that names neither a folder nor a shipped nation is returned unchanged.</summary>
    /// <param name="pathOrKey">The path of a file or its folder, or the key of a shipped nation.</param>
    /// <exception cref="BadFileException">The folder has no nation file.</exception>
    public static string Find(string pathOrKey) =>
        File.Exists(pathOrKey) ? pathOrKey
        : Directory.Exists(pathOrKey) ? FileKinds.NationIn(pathOrKey)
        : Shipped.NationKeys().Contains(pathOrKey) ? Shipped.NationPath(pathOrKey)
        : pathOrKey;

    private static Binder BinderFor(string path, RecordFile record, Problems problems)
    {
        var binder = Binder.ForNations(problems);
        binder.Forms[typeof(ImmutableArray<District>)] = (node, field, _) =>
            Beside(path, node, field, problems) is { } file ? DistrictsFile.Read(file, binder) : null;
        binder.Forms[typeof(ImmutableArray<RecordRow>)] = (node, field, _) =>
            Beside(path, node, field, problems) is { } file ? record.Read(file, binder) : null;
        binder.Forms[typeof(JsonElement)] = (node, field, _) =>
            Beside(path, node, field, problems, "a TopoJSON file") is { } file ? TopologyFile.Read(file, problems) : null;
        return binder;
    }

    private static string? Beside(string nation, Node node, string field, Problems problems, string kind = "a CSV file")
    {
        var name = (node as Scalar)?.Text ?? "";
        var file = Path.Combine(Path.GetDirectoryName(nation) ?? "", name);
        if (name.Length > 0 && File.Exists(file))
        {
            return file;
        }

        problems.Add(
            node.At,
            field,
            node is Scalar ? $"is '{Names.Short(name)}', and there is no file {file}" : node.Describe(),
            $"the name of {kind} beside this one"
        );
        return null;
    }
}
