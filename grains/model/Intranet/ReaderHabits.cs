using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>The constants of intranet use in a run: how often readers visit terminals or read on handsets, how much they read, and who reads.</summary>
public sealed class ReaderHabits
{
    private const double DaysAYear = 365.25;
    private const int KilobytesAMegabyte = 1000;
    private readonly IntranetParameters _intranet;

    public ReaderHabits(Nation nation, DateOnly start, int stepDays, double scale)
    {
        ArgumentNullException.ThrowIfNull(nation);
        _intranet = nation.Intranet ?? throw new ArgumentException("The nation has no intranet.", nameof(nation));
        var (years, months) = (stepDays / DaysAYear, stepDays * 12 / DaysAYear);
        Terminals = new TerminalKnowledge(_intranet, stepDays, scale);
        Sites = new TerminalSites(nation, start);
        Visits = new PoissonTable(_intranet.Visits * months);
        Lapses = Randomness.Probability.Within(_intranet.Lapses, stepDays);
        PhoneVisits = new PoissonTable(_intranet.PhoneVisits * months);
        FirstOnPhone = _intranet.PhoneFirst * years;
        (IntranetKilobytes, InternetKilobytes) = (
            (long)Math.Round(_intranet.PhoneData * KilobytesAMegabyte),
            (long)Math.Round(_intranet.InternetData * KilobytesAMegabyte)
        );
        VoiceRate = nation.Network.VoiceRate;
        BusyHour = new Erlangs(nation.Network.BusyHourShare, stepDays);
        Articles = StochasticRounding.Of(_intranet.Reading);
        InternetShare = StochasticRounding.Of(_intranet.InternetShare);
        RuralShare = Randomness.Probability.Of(_intranet.RuralShare);
        (AgeFrom, AgeTo) = ((int)Math.Round(_intranet.AgeFrom), (int)Math.Round(_intranet.AgeTo));
        Groups = [.. _intranet.Groups.Select(group => (nation.People.Work.Select(work => work.Key).ToList().IndexOf(group.Work), group.FirstVisits * years))];
    }

    public TerminalKnowledge Terminals { get; }

    public TerminalSites Sites { get; }

    /// <summary>The distribution of the number of visits that one reader of the intranet makes to terminals in a tick.</summary>
    public PoissonTable Visits { get; }

    /// <summary>
    /// The chance, per tick, that a reader of the intranet stops visiting terminals. A random event in a later tick can make the person visit them again.
    /// </summary>
    public Randomness.Probability Lapses { get; }

    /// <summary>The distribution of the number of visits to the intranet or the Internet that one reader makes on the handset in a tick.</summary>
    public PoissonTable PhoneVisits { get; }

    /// <summary>The rate at which owners of handsets start to read the intranet on the handset: expected first visits per owner and tick.</summary>
    public double FirstOnPhone { get; }

    /// <summary>The mobile data that one visit to the intranet uses, in kilobytes.</summary>
    public long IntranetKilobytes { get; }

    /// <summary>The mobile data that one visit to the international Internet uses, in kilobytes.</summary>
    public long InternetKilobytes { get; }

    /// <summary>
    /// The bit rate of a voice channel in kbit/s. It converts an amount of mobile data to the seconds of talk that put the same load on the network.
    /// </summary>
    public double VoiceRate { get; }

    public Erlangs BusyHour { get; }

    /// <summary>The mean number of articles of state media and reference works that a reader reads in a visit to the intranet, in units of 2^-16.</summary>
    public long Articles { get; }

    /// <summary>The share of readers' visits that go to the international Internet if both networks are allowed, in units of 2^-16.</summary>
    public long InternetShare { get; }

    /// <summary>
    /// The chance of a rural person's first visit to an intranet terminal, relative to that of an urban person: 0 means never, 1 equally likely.
    /// </summary>
    public Randomness.Probability RuralShare { get; }

    public int AgeFrom { get; }

    public int AgeTo { get; }

    /// <summary>
    /// The work groups whose members use intranet terminals. Each entry has the group's index in the nation's list, and the expected number of first visits to
    /// a terminal per member and tick.
    /// </summary>
    public ImmutableArray<(int Work, double FirstVisits)> Groups { get; }

    /// <summary>Returns the mean number of vetted articles from abroad that a reader reads in a visit, in units of 2^-16.</summary>
    /// <param name="articles">The number of vetted articles on the intranet.</param>
    public long Vetted(long articles) => StochasticRounding.Of(_intranet.VettedReading * articles / (articles + _intranet.VettedHalf));
}
