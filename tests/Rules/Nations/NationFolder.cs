using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>A copy of the fictional nation that a test may damage.</summary>
internal sealed class NationFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nation-").FullName;

    public NationFolder()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Shipped.NationPath("islandia"))!))
        {
            File.Copy(file, this[Path.GetFileName(file)]);
        }
    }

    public string Nation => this["nation.yaml"];

    public string this[string file] => Path.Combine(folder, file);

    /// <summary>Replaces the only occurrence of <paramref name="old"/> in a file, and returns its line number.</summary>
    public int Spoil(string file, string old, string spoilt)
    {
        var text = File.ReadAllText(this[file]);
        Assert.Equal(2, text.Split(old).Length);
        File.WriteAllText(this[file], text.Replace(old, spoilt, StringComparison.Ordinal));
        return text[..text.IndexOf(old, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
    }

    public string Write(string file, string text)
    {
        File.WriteAllText(this[file], text);
        return this[file];
    }

    public BadFileException Refused(params string[] sets) => Assert.Throws<BadFileException>(() => NationFile.Read(Nation, sets.Select(Override.Parse)));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
