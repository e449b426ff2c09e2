using System.Globalization;
using System.Text.Json;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>A series in an answer of Prometheus.</summary>
internal sealed record Series(IReadOnlyDictionary<string, string> Labels, (double Time, double Value)[] Samples)
{
    public double Last => Samples[^1].Value;

    public bool HasNumber => Samples.Any(sample => double.IsFinite(sample.Value));
}

/// <summary>A client for the HTTP API of a Prometheus, as Grafana uses it.</summary>
internal sealed class PrometheusApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <param name="time">Unix time in seconds; null for now.</param>
    public async Task<Series[]> QueryAsync(string expression, double? time = null) =>
        Read(await AskAsync("query", [("query", expression), .. time is { } at ? [("time", Text(at))] : Array.Empty<(string, string)>()]), "value");

    /// <summary>Queries a time range at a fixed step in seconds.</summary>
    public async Task<Series[]> QueryRangeAsync(string expression, double start, double end, double step = 1) =>
        Read(await AskAsync("query_range", ("query", expression), ("start", Text(start)), ("end", Text(end)), ("step", Text(step))), "values");

    public async Task<string[]> LabelValuesAsync(string label, string selector) =>
        [.. (await AskAsync($"label/{label}/values", ("match[]", selector))).EnumerateArray().Select(value => value.GetString()!)];

    /// <summary>Returns the names of the firing alerts, for any run or silo.</summary>
    public async Task<string[]> FiringAsync() =>
        [
            .. (await AskAsync("alerts"))
                .GetProperty("alerts")
                .EnumerateArray()
                .Where(alert => alert.GetProperty("state").GetString() == "firing")
                .Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!)
                .Distinct(),
        ];

    /// <summary>Returns all loaded rules.</summary>
    public async Task<JsonElement[]> RulesAsync() =>
        [.. (await AskAsync("rules")).GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray())];

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> AskAsync(string what, params (string Name, string Value)[] parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}"));
        using var answer = await _http.GetAsync(new Uri($"api/v1/{what}?{query}", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{query}\n{text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("data");
    }

    private static Series[] Read(JsonElement data, string field) =>
        [
            .. data.GetProperty("result")
                .EnumerateArray()
                .Select(series => new Series(
                    series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
                    [.. field == "value" ? [Sample(series.GetProperty(field))] : series.GetProperty(field).EnumerateArray().Select(Sample)]
                )),
        ];

    private static (double Time, double Value) Sample(JsonElement pair) => (pair[0].GetDouble(), Number(pair[1].GetString()!));

    private static double Number(string text) =>
        text switch
        {
            "NaN" => double.NaN,
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };

    private static string Text(double time) => time.ToString("0.000", CultureInfo.InvariantCulture);
}
