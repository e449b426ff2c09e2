using AdoptionSim.Model.Access;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Strata;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Sales;

/// <summary>
/// Begins and ends phone lines in a district, and keeps citizens, handsets, counts and tie events (messages along social ties) consistent. Invariant: every
/// handset with a line has one owner, and the owner's stored state (row) has the handset's number.
/// </summary>
public sealed class SubscriptionLedger(RunInputs inputs, LineTables tables, DistrictIndex district, Cohort rows, DistrictCounts counts, StrataTally strata)
{
    private readonly People.Population _population = inputs.Populations[district];
    private readonly Queue<HandsetIndex> _onSale = [];

    /// <summary>
    /// The citizens who got their first phone line or lost their last one, in order of time. The people with whom they have social ties have not been informed
    /// of the change yet.
    /// </summary>
    public List<(CitizenIndex Citizen, bool HasLine)> Changed { get; } = [];

    /// <summary>The numbers of the used handsets now on sale, those longest on sale first.</summary>
    public HandsetIndex[] OnSale => [.. _onSale];

    /// <summary>Restores the used handsets on sale, and the citizens in <see cref="Changed"/>, from a checkpoint.</summary>
    public void Restore(IEnumerable<HandsetIndex> onSale, IEnumerable<(CitizenIndex Citizen, bool HasLine)> changed)
    {
        foreach (var handset in onSale)
        {
            _onSale.Enqueue(handset);
        }

        Changed.AddRange(changed);
    }

    /// <summary>
    /// Begins a citizen's first phone line, on a new handset. Returns false if the citizen cannot have one: too young, barred from having a line, already an
    /// owner, or with another person's line registered in the citizen's name.
    /// </summary>
    /// <param name="model">The index of the handset model in the nation's market.</param>
    /// <param name="day">The day of the run.</param>
    public bool Begin(CitizenIndex citizen, byte model, int day)
    {
        var reply = rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.LineBegan, new HandsetIndex(rows.Handsets)));
        if (!reply.Accepted)
        {
            return false;
        }

        rows.Make(LineOf(citizen, citizen, reply, day).On(model));
        CountBegun(citizen, reply, isSecond: false);
        return true;
    }

    /// <summary>
    /// Begins a citizen's first phone line, on a used handset that is on sale. Returns false if the citizen cannot have one: too young, barred from having a
    /// line, already an owner, or with another person's line registered in the citizen's name.
    /// </summary>
    /// <param name="day">The day of the run.</param>
    public bool BeginOnUsed(CitizenIndex citizen, HandsetIndex handset, int day)
    {
        var reply = rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.LineBegan, handset));
        if (!reply.Accepted)
        {
            return false;
        }

        TakeOffSale(handset);
        StartOnUsed(handset, LineOf(citizen, citizen, reply, day));
        CountBegun(citizen, reply, isSecond: false);
        return true;
    }

    /// <summary>
    /// Begins a citizen's second phone line, on a new handset. It is registered in the name of the first other member of the household who may have a line but
    /// has no handset. Returns false if that is impossible.
    /// </summary>
    /// <param name="model">The index of the handset model in the nation's market.</param>
    /// <param name="day">The day of the run.</param>
    public bool BeginSecond(CitizenIndex citizen, byte model, int day)
    {
        var registrant = FindName(citizen);
        if (registrant == CitizenIndex.None)
        {
            return false;
        }

        var reply = rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.SecondLineBegan, new HandsetIndex(rows.Handsets)));
        if (!reply.Accepted)
        {
            rows.Apply(registrant, new CitizenEffect(CitizenEffectKind.NameReturned));
            return false;
        }

        rows.Make(LineOf(citizen, registrant, reply, day).On(model));
        CountBegun(citizen, reply, isSecond: true);
        return true;
    }

    /// <summary>Replaces a citizen's broken handset by a new one; the phone line continues. Returns false if the citizen has no broken handset.</summary>
    /// <param name="model">The index of the new handset's model in the nation's market.</param>
    public bool Replace(CitizenIndex citizen, byte model)
    {
        var reply = rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.Replaced, new HandsetIndex(rows.Handsets)));
        if (!reply.Accepted)
        {
            return false;
        }

        CountStages(reply);
        var old = rows.Apply(reply.Before.Handset, new HandsetEffect(HandsetEffectKind.Scrap));
        var line = LineOf(citizen, old.Before.Registrant, reply, old.Before.LineBegan);
        rows.Make(line.InPlaceOf(old.Before, model));
        counts[PhoneMeasures.Replacements]++;
        return true;
    }

    /// <summary>Ends the phone line of a handset, which is put on sale or scrapped. Returns false if the handset has no line.</summary>
    /// <param name="how">The fate of the handset: put on sale (scrapped if broken), or scrapped.</param>
    public bool End(HandsetIndex handset, HandsetEffectKind how)
    {
        var reply = rows.Apply(handset, new HandsetEffect(how));
        if (!reply.Accepted || !reply.Before.HasLine)
        {
            return false;
        }

        if (reply.After.State == HandsetState.OnSale)
        {
            _onSale.Enqueue(handset);
            counts[PhoneMeasures.HandsetsOnSale]++;
        }

        var (owner, registrant) = (reply.Before.Owner, reply.Before.Registrant);
        if (registrant != owner)
        {
            rows.Apply(registrant, new CitizenEffect(CitizenEffectKind.NameReturned));
        }

        var ended = rows.Apply(owner, new CitizenEffect(CitizenEffectKind.LineEnded, handset));
        CountStages(ended);
        CountEnded(owner, reply.Before, isLast: ended.After.Handset == HandsetIndex.None);
        NoteBroken(owner, ended);
        return true;
    }

    /// <summary>Marks a handset as broken. Returns false if the handset is not in use.</summary>
    public bool Break(HandsetIndex handset)
    {
        var reply = rows.Apply(handset, new HandsetEffect(HandsetEffectKind.Break));
        if (reply.Accepted)
        {
            CountStages(rows.Apply(reply.Before.Owner, new CitizenEffect(CitizenEffectKind.HandsetBroke, handset)));
            counts[PhoneMeasures.Breakages]++;
        }

        return reply.Accepted;
    }

    /// <summary>
    /// Ends the phone line of a handset in use, and hands the handset with a new line to a citizen who has no handset. Returns false if that is impossible.
    /// </summary>
    /// <param name="citizen">The citizen who receives the handset.</param>
    /// <param name="day">The day of the run.</param>
    public bool HandOver(HandsetIndex handset, CitizenIndex citizen, int day)
    {
        if (rows.Handset(handset).State != HandsetState.Active || !CitizenEffects.CanBegin(rows.Citizen(citizen)) || !End(handset, HandsetEffectKind.PutOnSale))
        {
            return false;
        }

        TakeOffSale(handset);
        var reply = rows.Apply(citizen, new CitizenEffect(CitizenEffectKind.LineBegan, handset));
        StartOnUsed(handset, LineOf(citizen, citizen, reply, day));
        CountBegun(citizen, reply, isSecond: false);
        return true;
    }

    /// <summary>Removes a handset from the district and ends its phone line, if it has one. Returns false if the handset is removed already.</summary>
    public bool TakeAway(HandsetIndex handset)
    {
        if (rows.Handset(handset).State != HandsetState.OnSale)
        {
            return End(handset, HandsetEffectKind.Scrap);
        }

        TakeOffSale(handset);
        rows.Apply(handset, new HandsetEffect(HandsetEffectKind.Scrap));
        counts[PhoneMeasures.HandsetsOnSale]--;
        return true;
    }

    /// <summary>
    /// Updates the counts of people by adoption stage after the stage of one citizen changed. The counts are of people who know of the phone, who wait for the
    /// answer to an application, and who wait to be served.
    /// </summary>
    /// <param name="reply">The citizen's state before and after the change.</param>
    public void CountStages(in CitizenReply reply)
    {
        var (before, after) = (reply.Before.Stage, reply.After.Stage);
        if (before != after)
        {
            counts[PhoneMeasures.Aware] += (after >= AdoptionStage.Aware ? 1 : 0) - (before >= AdoptionStage.Aware ? 1 : 0);
            counts[PhoneMeasures.Applicants] += (after == AdoptionStage.Applied ? 1 : 0) - (before == AdoptionStage.Applied ? 1 : 0);
            counts[PhoneMeasures.UnmetDemand] += (after == AdoptionStage.Wishing ? 1 : 0) - (before == AdoptionStage.Wishing ? 1 : 0);
        }
    }

    /// <summary>Records that an owner now looks for a new handset, if the first of the owner's two lines ended and the remaining handset is broken.</summary>
    private void NoteBroken(CitizenIndex owner, CitizenReply ended)
    {
        var first = ended.After.Handset;
        if (first != HandsetIndex.None && first != ended.Before.Handset && rows.Handset(first).State == HandsetState.Broken)
        {
            rows.Apply(owner, new CitizenEffect(CitizenEffectKind.HandsetBroke, first));
        }
    }

    private void TakeOffSale(HandsetIndex handset)
    {
        for (var left = _onSale.Count; left > 0; left--)
        {
            var first = _onSale.Dequeue();
            if (first != handset)
            {
                _onSale.Enqueue(first);
            }
        }
    }

    private void StartOnUsed(HandsetIndex handset, NewLine line)
    {
        rows.Start(handset, line);
        counts[PhoneMeasures.HandsetsOnSale]--;
        counts[PhoneMeasures.SecondHandSales]++;
    }

    private CitizenIndex FindName(CitizenIndex citizen)
    {
        var household = _population.MembersOf(_population.HouseholdOf(citizen));
        for (var member = household.First; member < household.First + household.Size; member++)
        {
            if (member != citizen && rows.Apply(member, new CitizenEffect(CitizenEffectKind.LendName)).Accepted)
            {
                return member;
            }
        }

        return CitizenIndex.None;
    }

    private NewLine LineOf(CitizenIndex owner, CitizenIndex registrant, in CitizenReply reply, int day)
    {
        var traits = _population.TraitsOf(owner);
        var means = tables.Means.MeansOf(_population, _population.HouseholdOf(owner));
        var flags =
            (traits.Urban ? HandsetFlags.Urban : 0)
            | (registrant == owner ? 0 : HandsetFlags.Second)
            | (tables.Persons.OfWork(traits.Work) == AccessGroup.OfficialOrStudent ? HandsetFlags.OfficialOrStudent : 0);
        var level = tables.Levels.LevelOf(means.IncomeCents, inputs.Nation.People.Work[traits.Work].UseFactor);
        return new NewLine(owner, registrant, reply.After.Exposure, means.Location, (ushort)day, level, flags);
    }

    private void CountBegun(CitizenIndex citizen, in CitizenReply reply, bool isSecond)
    {
        counts[PhoneMeasures.GrossAdditions]++;
        counts[PhoneMeasures.Subscribers]++;
        counts[PhoneMeasures.UrbanSubscribers] += _population.IsUrban(citizen) ? 1 : 0;
        counts[PhoneMeasures.SecondLines] += isSecond ? 1 : 0;
        strata.Begun(citizen, isSecond);
        CountStages(reply);
        if (!isSecond)
        {
            counts[PhoneMeasures.UniqueOwners]++;
            Changed.Add((citizen, true));
        }
    }

    private void CountEnded(CitizenIndex citizen, in HandsetRow ended, bool isLast)
    {
        counts[PhoneMeasures.Lapses]++;
        counts[PhoneMeasures.Subscribers]--;
        counts[PhoneMeasures.UrbanSubscribers] -= ended.Has(HandsetFlags.Urban) ? 1 : 0;
        counts[PhoneMeasures.SecondLines] -= ended.Has(HandsetFlags.Second) ? 1 : 0;
        strata.Ended(citizen, isLast);
        if (isLast)
        {
            counts[PhoneMeasures.UniqueOwners]--;
            Changed.Add((citizen, false));
        }
    }
}

/// <summary>The tables that determine a new phone line's properties, such as demand for minutes, from its owner.</summary>
/// <param name="Means">Incomes and savings of households.</param>
/// <param name="Persons">The access groups of citizens.</param>
/// <param name="Levels">The levels of demand for minutes.</param>
public sealed record LineTables(MeansTable Means, AccessGroups Persons, UseLevels Levels);
