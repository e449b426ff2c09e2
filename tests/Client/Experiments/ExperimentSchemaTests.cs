using System.Globalization;
using System.Text.Json;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Tests.Support;
using NJsonSchema;
using YamlDotNet.RepresentationModel;

namespace AdoptionSim.Client.Tests.Experiments;

public sealed class ExperimentSchemaTests
{
    /// <summary>With <c>ADOPTIONSIM_REFRESH=1</c> the file is written again.</summary>
    [Fact]
    public async Task The_shipped_schema_is_that_of_the_reader()
    {
        var path = WorkingCopy.PathTo("client", ExperimentSchema.FileName);
        if (Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1")
        {
            await File.WriteAllTextAsync(path, ExperimentSchema.Text());
        }

        using var cli = new Cli();
        var printed = await cli.InvokeAsync("experiment", "schema");

        Assert.Equal(ExperimentSchema.Text().Split('\n'), (await File.ReadAllTextAsync(path)).Split('\n'));
        Assert.Equal(ExperimentSchema.Text(), printed.Output);
    }

    [Fact]
    public async Task A_valid_file_is_valid_by_the_schema() => Assert.Empty(await ErrorsAsync(ExperimentYaml.Small));

    [Theory]
    [InlineData("question:", "questions:")]
    [InlineData("scale: 1", "scale: 0")]
    [InlineData("kind: grid", "kind: grit")]
    [InlineData("[1, 0.8]", "1")]
    [InlineData("from: 1, ", "")]
    [InlineData("subscribers@2000-12-01", "subscribers")]
    [InlineData("count: 2", "count: two")]
    public async Task A_mistake_is_one_by_the_schema_too(string text, string bad) =>
        Assert.NotEmpty(await ErrorsAsync(ExperimentYaml.Small.Replace(text, bad, StringComparison.Ordinal)));

    private static async Task<string[]> ErrorsAsync(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(ExperimentSchema.Text(), TestContext.Current.CancellationToken);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. schema.Validate(JsonSerializer.Serialize(Value(stream.Documents[0].RootNode))).Select(error => $"{error.Path}: {error.Kind}")];
    }

    private static object? Value(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => map.Children.ToDictionary(child => ((YamlScalarNode)child.Key).Value!, child => Value(child.Value)),
            YamlSequenceNode list => list.Children.Select(Value).ToArray(),
            YamlScalarNode scalar when scalar.Value is "true" or "false" => scalar.Value == "true",
            YamlScalarNode scalar when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number
            == Math.Floor(number)
                ? (long)number
                : number,
            _ => ((YamlScalarNode)node).Value,
        };
}
