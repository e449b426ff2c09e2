using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AdoptionSim.Page.Tests.Support;

namespace AdoptionSim.Page.Tests;

/// <summary>Tests the page's files: vendored files equal their originals, and nothing is loaded from elsewhere.</summary>
[Collection(PageCollection.Name)]
public sealed partial class FilesTests(PageWorld world)
{
    private static readonly string Vendor = Path.Combine(Folders.Page, "vendor");

    private static Dictionary<string, string> Sums =>
        File.ReadLines(Path.Combine(Vendor, "SHA256SUMS")).Select(line => line.Split("  ")).ToDictionary(line => line[1], line => line[0]);

    [Fact]
    public void What_is_vendored_is_what_was_fetched()
    {
        var files = Directory.GetFiles(Vendor).Select(Path.GetFileName).Where(name => name is not ("SHA256SUMS" or "SOURCES.md"));

        Assert.Equal(Sums.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(Sums, file => Assert.Equal(file.Value, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Vendor, file.Key))))));
    }

    [Fact]
    public void Every_vendored_file_is_listed_with_its_licence()
    {
        var sources = File.ReadAllText(Path.Combine(Vendor, "SOURCES.md"));

        Assert.All(Sums.Keys, file => Assert.Contains($"`{file}`", sources, StringComparison.Ordinal));
        foreach (var script in Assert.AtLeastOne(Sums.Keys.Where(file => !file.EndsWith(".LICENSE", StringComparison.Ordinal))))
        {
            Assert.Contains($"{script.Split('.')[0]}.LICENSE", Sums.Keys);
        }
    }

    [Fact]
    public async Task Every_file_is_served_unchanged_with_its_content_type()
    {
        foreach (var path in Assert.AtLeastOne(Directory.GetFiles(Folders.Page, "*.*", SearchOption.AllDirectories).Where(path => TypeOf(path).Length > 0)))
        {
            var name = Path.GetRelativePath(Folders.Page, path);
            using var answer = await world.Http.GetAsync(new Uri(world.Address, name));
            Assert.True(answer.IsSuccessStatusCode, $"{name}: {answer.StatusCode}");
            Assert.Equal(await File.ReadAllBytesAsync(path), await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(TypeOf(name), answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task The_content_security_policy_allows_only_the_silo()
    {
        using var answer = await world.Http.GetAsync(world.Address);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public void Own_files_reference_no_other_host_and_inject_no_markup()
    {
        var own = Directory.GetFiles(Folders.Page, "*.*", SearchOption.AllDirectories).Where(path => Path.GetDirectoryName(path) != Vendor);

        Assert.All(own, path =>
        {
            var text = File.ReadAllText(path).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.DoesNotMatch(Elsewhere(), text);
            Assert.DoesNotMatch(Markup(), text);
        });
    }

    /// <summary>Returns the content type of a file; empty for files that are not served: checksums and sources.</summary>
    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html",
            ".css" => "text/css",
            ".js" => "text/javascript",
            ".svg" => "image/svg+xml",
            ".LICENSE" => "text/plain",
            ".md" or "" => "",
            var other => throw new InvalidOperationException($"{other} is of no known type."),
        };

    [GeneratedRegex("(https?:)?//[a-z]+[.]")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("innerHTML|outerHTML|insertAdjacentHTML|document[.]write|eval[(]|new Function|style=\"|onclick=")]
    private static partial Regex Markup();
}
