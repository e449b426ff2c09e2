using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Nations;
using AdoptionSim.Tests.Support.Fuzzing;
using AdoptionSim.Tests.Support.Limits;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Files;

/// <summary>Mutates the files of a scenario and its nation. A failure prints the seed that repeats it (CsCheck_Seed).</summary>
public sealed class FuzzTests : IDisposable
{
    private const string Scenario = """
        scenario: mine
        asks: What if?
        nation: nation.yaml
        until: 2004-12-31
        set: { use.minutes: 100, adoption.consider_rate: 0.3 }
        interventions:
          - { date: 2001-01-01, price: { model: plain, factor: 0.7 } }
          - { date: 2001-01-01, towers: { where: { province: IS-B, place: county, districts: [IS-B.4] }, add: 2 } }
          - { date: 2001-02-01, access: { who: [local], what: [intranet, books], on: [handset], allowed: true, until: 2002-01-01 } }
          - { date: 2001-01-05, gift: { work: clerk, settlement: urban, age_from: 16, age_to: 30, share: 50, model: plain } }

        """;

    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("mine.yaml", 100)]
    [InlineData("mine.yaml", 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("nation.yaml", 100)]
    [InlineData("nation.yaml", 400, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("districts.csv", 100)]
    [InlineData("districts.csv", 300, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("record.csv", 100)]
    [InlineData("record.csv", 300, Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("land.json", 100)]
    [InlineData("land.json", 300, Traits = [Pace.Name, Pace.Nightly])]
    public async Task Mutated_files_are_read_or_refused_with_file_and_line(string file, int times)
    {
        folder.Write("mine.yaml", Scenario);
        File.Copy(Path.Combine(Path.GetDirectoryName(Shipped.NationPath("dprk"))!, "boundaries", "prk.topo.json"), folder["land.json"]);
        File.AppendAllText(folder.Nation, "boundaries:\n  topology: land.json\n  shapes:\n    KP.PY: { province: IS-A }\n");
        var whole = File.ReadAllBytes(folder[file]);
        Assert.Null(await Within.Limits(Read));

        var (read, refused) = (0, 0);
        await Mutations.SampleAsync(
            async mutations =>
            {
                File.WriteAllBytes(folder[file], Mutation.Apply(whole, mutations));
                var thrown = await Within.Limits(Read);
                _ = thrown is null ? read++ : refused++;
                AssertClean(thrown);
            },
            iter: times,
            threads: 1
        );
        Assert.True(refused > times / 10, $"Of {times} mutated files {refused} were refused and {read} read.");
    }

    private static Gen<Mutation[]> Mutations { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1_000_000], Gen.Int[1, 80], Gen.Int[0, 1_000], (kind, from, length, scrap) =>
            new Mutation(kind, from, length, scrap)
        ).Array[1, 3];

    private static void AssertClean(Exception? thrown)
    {
        if (thrown is null)
        {
            return;
        }

        var bad = Assert.IsType<BadFileException>(thrown);
        Assert.NotEmpty(bad.Problems);
        Assert.All(bad.Problems, problem =>
        {
            Assert.True(problem.At.Line >= 1 || problem.At.Name == "/dev/zero", $"{problem} has no line.");
            Assert.DoesNotContain('\n', problem.ToString());
            Assert.InRange(problem.ToString().Length, 10, 2_000);
        });
    }

    private void Read() => Question.Load(folder["mine.yaml"]);
}
