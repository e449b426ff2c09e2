using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AdoptionSim.Benchmarks.Micro;

/// <summary>Runs the benchmarks of basic operations (BenchmarkDotNet).</summary>
internal static class MicroBenchmarks
{
    public static Task Run() => Run(typeof(DrawBenchmarks), typeof(TieBenchmarks), typeof(TowerBenchmarks));

    public static Task Csv() => Run(typeof(CsvBenchmarks));

    private static Task Run(params Type[] benchmarks)
    {
        // In this process, because a generated project would have to follow this repository's style rules.
        var config = ManualConfig
            .Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddExporter(MarkdownExporter.GitHub)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "adoptsim-benchmarks"));
        BenchmarkRunner.Run(benchmarks, config);
        return Task.CompletedTask;
    }
}
