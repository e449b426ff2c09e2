using System.Collections.Concurrent;
using AdoptionSim.Client.Commands.Watch;
using AdoptionSim.Client.Commands.Watch.Screen;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Tests.Watching;

/// <summary>Tests the full-screen view of a watched run.</summary>
public sealed class ScreenTests : IDisposable
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    private static readonly RunTimings Times = new(
        12.5,
        TimeSpan.FromSeconds(11),
        [
            .. Enum.GetValues<TickPhase>()
                .Select(phase => new PhaseTiming(
                    phase,
                    TimeSpan.Zero,
                    TimeSpan.FromMilliseconds(2.5 * (1 + (((int)phase * 5) % 8))),
                    TimeSpan.FromSeconds(1),
                    TimeSpan.FromMilliseconds(0.2 * (int)phase)
                )),
        ],
        [new SiloShare("S127.0.0.1:20000:1", 5, 40_000), new SiloShare("S127.0.0.1:20003:1", 4, 20_000), new SiloShare("S127.0.0.1:20006:1", 0, 0)]
    );

    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;

    public ScreenTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _cluster.Clusters;
    }

    public void Dispose()
    {
        _cli.Terminal?.Dispose();
        _cli.Dispose();
    }

    [Fact]
    public async Task Terminal_of_80x24_shows_services_curve_provinces_phases_and_silos()
    {
        var terminal = await WatchHalfAsync(new Terminal(80, 24));

        Assert.Equal(Of80By24, terminal.Remains);
    }

    [Fact]
    public async Task A_terminal_without_unicode_shows_the_same_in_ascii()
    {
        var terminal = await WatchHalfAsync(new Terminal(80, 24, unicode: false));

        Assert.Equal(InAscii, terminal.Remains);
        Assert.True(terminal.Written.All(char.IsAscii), terminal.Written);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(200, 60)]
    [InlineData(100, 12)]
    [InlineData(40, 24)]
    [InlineData(20, 5)]
    [InlineData(8, 2)]
    public async Task Every_picture_fits_the_terminal_and_fills_it(int width, int height)
    {
        var terminal = await WatchHalfAsync(new Terminal(width, height));

        Assert.All(Pictures(terminal), picture => AssertFits(picture, width, height));
    }

    [Fact]
    public async Task Resized_terminal_gets_pictures_of_its_new_size()
    {
        var terminal = new Terminal(80, 24);
        var looks = 0;
        await WatchHalfAsync(terminal, interrupt =>
        {
            switch (++looks)
            {
                case 2:
                    (terminal.Width, terminal.Height) = (50, 18);
                    break;
                case 3:
                    interrupt.Cancel();
                    break;
            }
        });

        var pictures = Pictures(terminal);
        AssertFits(pictures[0], 80, 24);
        AssertFits(pictures[^1], 50, 18);
    }

    [Fact]
    public async Task Ctrl_C_restores_the_terminal_to_its_previous_state()
    {
        var terminal = await WatchHalfAsync(new Terminal(80, 24));

        Assert.Equal((1, 1), (Count(terminal, Enter), Count(terminal, Leave)));
        Assert.StartsWith(Enter, terminal.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_call_after_Ctrl_C_leaves_the_restored_terminal_unchanged()
    {
        using var terminal = new Terminal(80, 24);
        using var view = new ScreenWatch(terminal.Console());
        await _cli.InvokeAsync("cluster", "up");
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "mine", "--detach");
        var title = RunTitle.Of(_cluster.Runs["mine"].Specification);
        view.Show(new WatchSnapshot(title, await _cluster.Runs["mine"].Progress(), Times, [], new WatchedRows(title), default, null));
        view.Dispose();
        var written = terminal.Written;

        view.Print("The cluster does not answer");

        Assert.Equal(written, terminal.Written);
    }

    [Theory]
    [InlineData('q')]
    [InlineData('Q')]
    [InlineData('\u001b')]
    public async Task Q_or_Escape_closes_the_screen_without_stopping_the_run(char key)
    {
        using var keys = new BlockingCollection<ConsoleKeyInfo>();
        var terminal = new Terminal(80, 24) { Keys = keys };
        await WatchHalfAsync(
            terminal,
            _ =>
            {
                keys.Add(Terminal.Key('x'));
                keys.Add(Terminal.Key(key));
            },
            ExitStatus.Done
        );

        Assert.Equal((1, 1), (Count(terminal, Enter), Count(terminal, Leave)));
        Assert.Equal(RunState.Running, (await _cluster.Runs["mine"].Progress()).State);
    }

    [Theory]
    [InlineData(120, 40, true, "q or Ctrl-C: leave, the run continues")]
    [InlineData(80, 24, true, "q or Ctrl-C: leave, the run continues")]
    [InlineData(60, 18, true, "q or Ctrl-C: leave, the run continues")]
    [InlineData(60, 18, false, "Ctrl-C: leave, the run continues")]
    [InlineData(60, 6, true, "q or Ctrl-C: leave, the run continues")]
    [InlineData(24, 12, true, "q or Ctrl-C: leave")]
    [InlineData(12, 3, true, "q: leave")]
    public async Task The_last_line_says_how_to_leave(int width, int height, bool hasKeyboard, string line)
    {
        using var keys = new BlockingCollection<ConsoleKeyInfo>();
        var terminal = await WatchHalfAsync(new Terminal(width, height) { Keys = hasKeyboard ? keys : null });

        var pictures = Pictures(terminal);
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Equal(line, Terminal.Plain(picture).Split('\n')[^1].TrimEnd()));
        Assert.DoesNotContain("leave", terminal.Remains, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, 40)]
    [InlineData(80, 24)]
    [InlineData(80, 12)]
    [InlineData(60, 40)]
    [InlineData(60, 24)]
    [InlineData(60, 12)]
    [InlineData(40, 24)]
    public async Task No_word_is_cut(int width, int height)
    {
        var whole = Words(await WatchHalfAsync(new Terminal(200, 60)));
        _cluster.Runs.Clear();

        var words = Words(await WatchHalfAsync(new Terminal(width, height)));

        Assert.Contains("running", words);
        Assert.Empty(words.Except(whole));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 24)]
    [InlineData(60, 10)]
    public async Task Finished_run_leaves_title_and_state_without_untimed_phases(int width, int height)
    {
        _cluster.Runs["mine"] = new FakeRun(stride: 1);
        await _cli.InvokeAsync("cluster", "up", "--silos", "3", "--port-base", "20000");
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "mine", "--detach");
        _cli.Terminal = new Terminal(width, height);

        var result = await _cli.InvokeAsync("watch", "mine");

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        var remains = _cli.Terminal.Remains.Split('\n');
        Assert.StartsWith("mine: Islandia, islandia, seed 1", remains[0], StringComparison.Ordinal);
        Assert.Contains(remains, line => line.EndsWith("done", StringComparison.Ordinal));
        Assert.Contains(remains, line => line.Contains("tick 261 of 261", StringComparison.Ordinal));
        Assert.DoesNotContain("timed", _cli.Terminal.Remains, StringComparison.Ordinal);
        Assert.InRange(remains.Length, 3, height - 3);
    }

    [Fact]
    public async Task A_refusal_does_not_touch_the_screen()
    {
        _cli.Terminal = new Terminal(80, 24);
        await _cli.InvokeAsync("cluster", "up");
        var before = _cli.Terminal.Written;

        var result = await _cli.InvokeAsync("watch", "nobody");

        Assert.Equal((ExitStatus.Refused, before), (result.Status, _cli.Terminal.Written));
    }

    [Fact]
    public async Task A_silent_cluster_is_reported_on_the_screen()
    {
        var terminal = new Terminal(80, 24);
        var isLost = false;
        await WatchHalfAsync(terminal, interrupt =>
        {
            if (isLost)
            {
                interrupt.Cancel();
                return;
            }

            isLost = true;
            _cluster.Runs["mine"].Losses.Enqueue(new SiloUnavailableException());
        });

        var pictures = Pictures(terminal);
        Assert.Single(pictures, picture => picture.Contains("The cluster does not answer (SiloUnavailableException)", StringComparison.Ordinal));
        Assert.All(pictures, picture => AssertFits(picture, 80, 24));
    }

    /// <summary>Watches a run and ends the watch when the run is half done; by default with Ctrl-C.</summary>
    private async Task<Terminal> WatchHalfAsync(Terminal terminal, Action<CancellationTokenSource>? onHalf = null, int status = ExitStatus.Cancelled)
    {
        using var interrupt = new CancellationTokenSource();
        await _cli.InvokeAsync("cluster", "up", "--silos", "3", "--port-base", "20000");
        _cluster.Runs["mine"] = new FakeRun(holdAt: 0.5, stride: 0.25, onHold: () => (onHalf ?? (source => source.Cancel()))(interrupt)) { Times = Times };
        await _cli.InvokeAsync("run", "islandia", "--cluster", "local", "--name", "mine", "--detach");
        _cli.Terminal = terminal;
        var result = await _cli.InvokeAsync(interrupt.Token, "watch", "mine");
        _cli.Terminal = null;
        Assert.Equal((status, "The run continues unaffected."), (result.Status, result.Error.Trim()));
        return terminal;
    }

    /// <summary>Returns the words on the pictures, without lines and bars.</summary>
    private static HashSet<string> Words(Terminal terminal) =>
        [
            .. Terminal
                .Plain(string.Join(' ', Pictures(terminal)[^1..]))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.TrimEnd(','))
                .Where(word => word.All(char.IsAscii)),
        ];

    private static string[] Pictures(Terminal terminal) => terminal.Written.Split(Leave)[0].Split(Terminal.Home)[1..];

    private static void AssertFits(string picture, int width, int height)
    {
        var lines = Terminal.Plain(picture).Split('\n');
        Assert.Equal(height, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
    }

    private static int Count(Terminal terminal, string sequence) => terminal.Written.Split(sequence).Length - 1;

    private const string Of80By24 = """
        mine: Islandia, islandia, seed 1, scale 1, 2000-07-01 to 2005-06-30
        2002-12-28, 3,647 subscribers, 900 on record                             running
        ████████████             tick 130 of 261, 12.5 ticks/s, 11 s left
        intranet 265.73 k, posts 160.17 k, foreigners 3.77 k
        ── subscribers ⠒⠒ • fitted ◦ in sight ─────── ── lines per 100 people ─────────
          10 k                       ◦                Capital Bay ██▌             1.4 %
                                                      The West    █████████████   7.3 %
           5 k
                                ⣀⣀
                       ⣀⣀⡤⠤⠔⠒⠚⠉⠉
             0 •⡤⠤⠴⠒⠚⠉•⠁
                   2001   2002    2003   2004   2005
        ── phases: median, waiting ──────────── ── silos: share of citizens ───────────
        wish          ▋        2.5 ms    0.0 ms 127.0.0.1:20000 ███▍    67 % 0.07 cores
        allot         ███▊    15.0 ms    0.2 ms 127.0.0.1:20003 █▋      33 % 0.07 cores
        buy           █▉       7.5 ms    0.4 ms 127.0.0.1:20006          0 % 0.07 cores
        word of mouth █████   20.0 ms    0.6 ms
        use           ███▏    12.5 ms    0.8 ms
        collect       █▎       5.0 ms    1.0 ms
        hash          ████▍   17.5 ms    1.2 ms
        checkpoint    ██▌     10.0 ms    1.4 ms
        """;

    private const string InAscii = """
        mine: Islandia, islandia, seed 1, scale 1, 2000-07-01 to 2005-06-30
        2002-12-28, 3,647 subscribers, 900 on record                             running
        ############             tick 130 of 261, 12.5 ticks/s, 11 s left
        intranet 265.73 k, posts 160.17 k, foreigners 3.77 k
        -- subscribers ** o fitted + in sight ------- -- lines per 100 people ---------
          10 k                                        Capital Bay ###             1.4 %
                                     +                The West    #############   7.3 %

           5 k                ****
                    ***********
             0 o***** o
                   2001   2002    2003   2004   2005
        -- phases: median, waiting ------------ -- silos: share of citizens -----------
        wish          #        2.5 ms    0.0 ms 127.0.0.1:20000 ###     67 % 0.07 cores
        allot         ####    15.0 ms    0.2 ms 127.0.0.1:20003 ##      33 % 0.07 cores
        buy           ##       7.5 ms    0.4 ms 127.0.0.1:20006          0 % 0.07 cores
        word of mouth #####   20.0 ms    0.6 ms
        use           ###     12.5 ms    0.8 ms
        collect       #        5.0 ms    1.0 ms
        hash          ####    17.5 ms    1.2 ms
        checkpoint    ###     10.0 ms    1.4 ms
        """;
}
