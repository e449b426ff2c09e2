using System.Collections.Immutable;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>The constants of reading for a whole run.</summary>
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

    /// <summary>The distribution of visits to terminals in a tick.</summary>
    public PoissonTable Visits { get; }

    /// <summary>The chance that a reader stops coming in a tick.</summary>
    public Randomness.Probability Lapses { get; }

    /// <summary>The distribution of visits on the handset in a tick.</summary>
    public PoissonTable PhoneVisits { get; }

    /// <summary>The expected number of first visits per handset in a tick.</summary>
    public double FirstOnPhone { get; }

    /// <summary>The mobile data of a visit to the intranet, in kilobytes.</summary>
    public long IntranetKilobytes { get; }

    /// <summary>The mobile data of a visit to the international Internet, in kilobytes.</summary>
    public long InternetKilobytes { get; }

    /// <summary>The bit rate of a voice channel in kbit/s.</summary>
    public double VoiceRate { get; }

    public Erlangs BusyHour { get; }

    /// <summary>The number of articles read in a visit, in 2^-16.</summary>
    public long Articles { get; }

    /// <summary>The share of visits that go to the Internet where it is allowed, in 2^-16.</summary>
    public long InternetShare { get; }

    /// <summary>The first visits of a rural person relative to an urban one.</summary>
    public Randomness.Probability RuralShare { get; }

    public int AgeFrom { get; }

    public int AgeTo { get; }

    /// <summary>The work groups that use terminals: index, and expected first visits of a member in a tick.</summary>
    public ImmutableArray<(int Work, double FirstVisits)> Groups { get; }

    /// <summary>Returns the number of vetted articles read in a visit, in 2^-16, if the intranet has the given number.</summary>
    public long Vetted(long articles) => StochasticRounding.Of(_intranet.VettedReading * articles / (articles + _intranet.VettedHalf));
}
