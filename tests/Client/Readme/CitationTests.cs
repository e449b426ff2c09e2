using System.Text.Json;
using System.Xml.Linq;
using YamlDotNet.RepresentationModel;

namespace AdoptionSim.Client.Tests.Readme;

/// <summary>Tests that both citation files describe this version of the program.</summary>
public sealed class CitationTests
{
    private static readonly XDocument Build = XDocument.Load(WorkingCopy.PathTo("Directory.Build.props"));

    [Fact]
    public void Both_files_have_version_and_licence_of_the_build()
    {
        var (version, licence) = (OfBuild("Version"), OfBuild("PackageLicenseExpression"));
        var (cff, codemeta) = (Cff(), Codemeta());

        Assert.Equal((version, licence), (Text(cff, "version"), Text(cff, "license")));
        Assert.Equal(
            (version, $"https://spdx.org/licenses/{licence}"),
            (codemeta.GetProperty("version").GetString(), codemeta.GetProperty("license").GetString())
        );
    }

    [Fact]
    public void Both_files_name_the_same_program_and_authors()
    {
        var (cff, codemeta) = (Cff(), Codemeta());
        var authors = ((YamlSequenceNode)cff["authors"]).Select(author => Text((YamlMappingNode)author, "name"));

        Assert.Equal(Text(cff, "title"), codemeta.GetProperty("name").GetString());
        Assert.Equal(Text(cff, "abstract"), codemeta.GetProperty("description").GetString());
        Assert.Equal(authors, codemeta.GetProperty("author").EnumerateArray().Select(author => author.GetProperty("name").GetString()!));
    }

    private static string OfBuild(string property) => Build.Descendants(property).Single().Value;

    private static YamlMappingNode Cff()
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(WorkingCopy.PathTo("CITATION.cff"));
        yaml.Load(file);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static JsonElement Codemeta() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(WorkingCopy.PathTo("codemeta.json")));

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;
}
