using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>
/// Adds up the phone use of a district's handsets in a tick: counts, traffic at its towers, and traffic to the districts of called people. Also lists the
/// events to follow up: bills, breakages and lines given up.
/// </summary>
public sealed class UseTally
{
    private const int CentFractions = 256;
    private readonly DistrictNetwork _network;
    private readonly DistrictCounts _counts;
    private readonly DistrictIndex _district;
    private readonly long[] _calledSeconds;
    private readonly NationalCalls _nationalCalls;
    private Sums _sums;

    public UseTally(SocialGraph graph, int districts, DistrictIndex district, DistrictNetwork network, DistrictCounts counts)
    {
        (_district, _network, _counts) = (district, network, counts);
        _calledSeconds = new long[districts];
        _nationalCalls = new NationalCalls(graph, district, _calledSeconds);
    }

    /// <summary>The phone bills that are due in the tick.</summary>
    public List<Bill> Bills { get; } = [];

    /// <summary>
    /// The handsets that broke, and those whose phone line was given up, in the tick. The registrant is the citizen in whose name the line is.
    /// </summary>
    public List<(HandsetIndex Handset, CitizenIndex Registrant, HandsetEvent Event)> Events { get; } = [];

    /// <summary>The number of handsets that have a phone line in this tick, working or broken.</summary>
    public long Active => _sums.Active;

    /// <summary>The part of the operator's revenue that did not fill a whole US cent, in 1/256 of a cent. It is carried over to the next tick.</summary>
    public long Accrued { get; set; }

    /// <summary>Adds the use of one handset in the tick to the sums and lists. Called for the handsets in order of number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(HandsetIndex handset, in UseOutcome outcome)
    {
        if (!outcome.HasLine)
        {
            return;
        }

        _sums.Add(outcome);
        Load(outcome);
        if (outcome.Billed > 0)
        {
            Bills.Add(new Bill(handset, outcome.Owner, outcome.Registrant, outcome.Billed, outcome.Penniless));
        }

        if (outcome.Happened != HandsetEvent.None)
        {
            Events.Add((handset, outcome.Registrant, outcome.Happened));
        }
    }

    /// <summary>Empties the sums and lists at the beginning of a tick's phone use.</summary>
    public void Clear()
    {
        Bills.Clear();
        Events.Clear();
        _sums = default;
        Array.Clear(_calledSeconds);
    }

    /// <summary>
    /// Completes the sums of a tick. Counts revenue in whole US cents, and carries the rest over to the next tick. Writes to the outbox the traffic that the
    /// calls cause at the towers of the people called, by district.
    /// </summary>
    public void Close(Outbox outbox, Tariff tariff)
    {
        _nationalCalls.Close();
        _sums.CopyTo(_counts);
        Accrued += _sums.Accrued;
        _counts[PhoneMeasures.RevenueCents] = Accrued / CentFractions;
        Accrued %= CentFractions;
        CountRevenue(tariff);
        for (var other = 0; other < _calledSeconds.Length; other++)
        {
            outbox.CalledMilliErlangs[other] = _network.Erlangs.OfTick(_calledSeconds[other]);
        }
    }

    /// <summary>
    /// Counts the operator's revenue in domestic currency, and in US cents at the official exchange rate. Minutes beyond the allowance are paid in foreign
    /// currency and are booked at the official rate.
    /// </summary>
    private void CountRevenue(Tariff tariff)
    {
        var airtime = _sums.Accrued - (_sums.Active * tariff.FeePerTick);
        _counts[PhoneMeasures.RevenueOfficialCents] = ((_sums.Active * tariff.FeeAtOfficialRate) + airtime + (CentFractions / 2)) / CentFractions;
        _counts[PhoneMeasures.RevenueDomestic] = (long)
            Math.Round(((_sums.Active * (double)tariff.FeeDomestic) + (airtime * tariff.OfficialRate)) / CentFractions);
    }

    /// <summary>Checks that the access table allowed all uses of handsets in the tick.</summary>
    /// <exception cref="InvalidOperationException">A forbidden use occurred.</exception>
    public void Check(AccessTable access, string district, Tick tick) => _sums.Check(access, district, tick);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Load(in UseOutcome outcome)
    {
        if (outcome.Tower < 0)
        {
            return;
        }

        _network.Offer(outcome.Tower, outcome.Tried);
        if (outcome.CalledSlot >= TieSlots.FirstNational)
        {
            _nationalCalls.Add(outcome);
        }
        else
        {
            _calledSeconds[_district] += outcome.Seconds;
        }
    }

    /// <summary>
    /// The sums of phone use over all handsets of the district. They are plain fields, so that the loop over millions of handsets stays within a few cache
    /// lines.
    /// </summary>
    private struct Sums
    {
        private long _calls;
        private long _blocked;
        private long _seconds;
        private Vector128<ulong> _textsAndPhotos;
        private Vector128<ulong> _newspapersAndBooks;
        private long _goodwill;
        private Kinds _locals;
        private Kinds _officials;

        public long Active { get; private set; }

        public long Accrued { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(in UseOutcome outcome)
        {
            Active++;
            Accrued += outcome.Accrued;
            _calls += outcome.Calls;
            _blocked += outcome.Blocked;
            _seconds += outcome.Seconds;
            var (lower, upper) = Vector128.Widen(
                Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.BitCast<UseCounts, uint>(outcome.Counts)).AsByte()))
            );
            _textsAndPhotos += lower;
            _newspapersAndBooks += upper;
            _goodwill += outcome.Goodwill >> 8;
            if (outcome.IsOfficial)
            {
                _officials.Add(outcome);
            }
            else
            {
                _locals.Add(outcome);
            }
        }

        public readonly void Check(AccessTable access, string district, Tick tick)
        {
            _locals.Check(access, AccessGroup.Local, district, tick);
            _officials.Check(access, AccessGroup.OfficialOrStudent, district, tick);
        }

        public readonly void CopyTo(DistrictCounts counts)
        {
            counts[PhoneMeasures.Calls] = _calls;
            counts[PhoneMeasures.BlockedCalls] = _blocked;
            counts[PhoneMeasures.CallSeconds] = _seconds;
            counts[PhoneMeasures.Texts] = (long)_textsAndPhotos[0];
            counts[PhoneMeasures.Photos] = (long)_textsAndPhotos[1];
            counts[PhoneMeasures.Newspapers] = (long)_newspapersAndBooks[0];
            counts[PhoneMeasures.Books] = (long)_newspapersAndBooks[1];
            counts[NetworkMeasures.Goodwill] = _goodwill;
        }
    }

    /// <summary>
    /// The kinds of use (calls, texts, photos and so on) that occurred among the people of one access group in a tick, as bits. They are checked against the
    /// access table. Full sums for each access group would make the loop slower.
    /// </summary>
    private struct Kinds
    {
        private uint _tried;
        private uint _counts;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(in UseOutcome outcome)
        {
            _tried |= outcome.Tried;
            _counts |= Unsafe.BitCast<UseCounts, uint>(outcome.Counts);
        }

        public readonly void Check(AccessTable access, AccessGroup who, string district, Tick tick)
        {
            var counts = Unsafe.BitCast<uint, UseCounts>(_counts);
            access.Check(who, Service.Voice, Device.Handset, _tried, district, tick);
            access.Check(who, Service.Text, Device.Handset, counts.Texts, district, tick);
            access.Check(who, Service.Pictures, Device.Handset, counts.Photos, district, tick);
            access.Check(who, Service.Newspaper, Device.Handset, counts.Newspapers, district, tick);
            access.Check(who, Service.Books, Device.Handset, counts.Books, district, tick);
        }
    }
}
