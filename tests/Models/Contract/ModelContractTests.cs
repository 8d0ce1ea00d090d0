using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The suite as strangers use it: by its public members alone.</summary>
public partial class ModelContractTests
{
    private static readonly ContractOptions Patient = new() { Patience = Patience.Limit };

    public static TheoryData<string> Models => [.. TestedModels.All.Select(model => model.Info.Name)];

    public static TheoryData<string, int> Faults =>
        [.. Enum.GetValues<Fault>().Except([Fault.None]).Select(fault => (fault.ToString(), RuleOf(fault)))];

    [Theory, MemberData(nameof(Models))]
    public void Violations_are_none_of_our_models(string name) => Assert.Empty(
        ModelContract.Violations(TestedModels.All.Single(model => model.Info.Name == name), Patient)
            .Select(violation => violation.ToString()));

    [Fact]
    public void Violations_are_none_of_a_model_as_plain_as_possible() => Assert.Empty(
        ModelContract.Violations(new FaultyModel(Fault.None), Patient).Select(violation => violation.ToString()));

    [Theory, MemberData(nameof(Faults))]
    public void FirstViolation_names_the_rule_that_a_fault_breaks(string fault, int rule)
    {
        // A model that hangs is given up soon. Before the rule that it breaks it does not hang, and is not hurried.
        var hangs = fault is nameof(Fault.WaitsForOneProducerAtATime) or nameof(Fault.WaitsForOneConsumerAtATime);
        var options = hangs
            ? new ContractOptions
            {
                Patience = TimeSpan.FromSeconds(2),
                WhyNotApplicable = check => check.Rule < rule ? "it does not hang there" : null,
            }
            : Patient;

        var violation = ModelContract.FirstViolation(new FaultyModel(Enum.Parse<Fault>(fault)), options);

        Assert.Equal(rule, violation?.Check.Rule);
        Assert.StartsWith($"rule {rule} (", violation!.ToString());
        Assert.Contains(violation.Check.Workload, violation.ToString());
        Assert.Contains(violation.Message, violation.ToString());
        Assert.DoesNotContain('\n', violation.ToString());
    }

    [Fact]
    public void FirstViolation_shows_the_smallest_workload()
    {
        var violation = ModelContract.FirstViolation(new FaultyModel(Fault.IgnoresTheCapacity), Patient);

        Assert.Equal(
            "rule 2 (Never more than Capacity items are queued, never more than Window are in flight; producers wait "
                + "(backpressure), and nothing is dropped) is broken with 1 producer of 10 items, 1 consumer, capacity "
                + "1: expected at most 3 items queued or in somebody's hands; there were 10 "
                + "[queues no more than the capacity]",
            violation?.ToString());
    }

    [Fact]
    public void FirstViolation_is_what_comes_out_of_a_model_that_can_do_nothing()
    {
        var violation = ModelContract.FirstViolation(new NoModel(), Patient);

        Assert.Equal(1, violation?.Check.Rule);
        Assert.Equal("1 producer of 1 item, 1 consumer", violation?.Check.Workload);
        Assert.Equal("expected no exception; NotImplementedException (Not yet.) came out of Run", violation?.Message);
    }

    [Fact]
    public void Violations_checks_as_far_as_it_is_asked_and_leaves_out_what_does_not_apply()
    {
        var asked = new List<ContractCheck>();
        var options = new ContractOptions
        {
            WhyNotApplicable = check =>
            {
                asked.Add(check);
                return check.Rule == 3 ? null : "another rule";
            },
        };

        var first = ModelContract.Violations(new NoModel(), options).First();

        Assert.Equal(ModelContract.Checks.First(check => check.Rule == 3), first.Check);
        Assert.Equal(first.Check, asked[^1]);
    }

    [Fact]
    public void Checks_are_in_order_and_no_two_are_the_same()
    {
        Assert.Equal(Enumerable.Range(1, 9), ModelContract.Checks.Select(check => check.Rule).Distinct());
        Assert.Distinct(ModelContract.Checks.Select(check => check.ToString()));
        Assert.All(ModelContract.Checks, check => Assert.Matches("^[a-z].*[^.]$", check.Name));
        Assert.All(
            ModelContract.Checks.GroupBy(check => check.Rule).Where(checks => checks.Key != 8),
            checks => Assert.StartsWith("1 producer of 1", checks.First().Workload));
    }

    [Fact]
    public void Run_refuses_a_check_that_does_not_apply()
    {
        var threads = ConcurrencyModels.All.Single(model => model.Info.Name == "threads");
        var check = ModelContract.Checks.First(check => check.Rule == 7);

        Assert.Equal("not everything happens on the calling thread", check.WhyNotApplicable(threads));
        Assert.Throws<InvalidOperationException>(() => check.Run(threads));
        Assert.Throws<ContractViolationException>(() => check.Run(new NoModel()));
    }

    /// <summary>The rules stand in the documentation of the interface, and in the suite word for word.</summary>
    [Fact]
    public void RuleText_is_what_the_documentation_of_the_interface_says()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(IConcurrencyModel).Assembly.Location, "xml"));
        var rules = documentation.Descendants("member")
            .Single(member => (string?)member.Attribute("name") == "T:ConcurrencyCompare.IConcurrencyModel")
            .Descendants("item").Select(TextOf).ToList();

        Assert.Equal(rules, Enumerable.Range(1, 9).Select(ModelContract.RuleText));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelContract.RuleText(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelContract.RuleText(10));
    }

    [Fact]
    public void Arguments_that_say_nothing_are_refused()
    {
        Assert.Throws<ArgumentNullException>("model", () => ModelContract.FirstViolation(null!));
        Assert.Throws<ArgumentNullException>("model", () => ModelContract.Violations(null!));
        Assert.Throws<ArgumentNullException>("model", () => ModelContract.Checks[0].Run(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractOptions { Patience = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractOptions { Patience = TimeSpan.FromDays(2) });
        Assert.Throws<ArgumentNullException>(() => new ContractOptions { WhyNotApplicable = null! });
        Assert.Equal(TimeSpan.FromSeconds(10), new ContractOptions().Patience);
    }

    private static int RuleOf(Fault fault) => fault switch
    {
        Fault.DropsAnItem or Fault.RepeatsAnItem or Fault.ConsumesInReverse or Fault.KeepsStateBetweenRuns => 1,
        Fault.IgnoresTheCapacity or Fault.IgnoresTheWindow => 2,
        Fault.CompletesTwice or Fault.ForgetsToCompleteOne or Fault.CompletesAfterReturning
            or Fault.CompletesBeforeTheLastItem => 3,
        Fault.WaitsForOneProducerAtATime or Fault.WaitsForOneConsumerAtATime or Fault.ProducesEarly
            or Fault.ConsumesEarly => 4,
        Fault.SwallowsFailures or Fault.TakesAnyCancellationForItsOwn or Fault.WrapsFailures
            or Fault.CompletesAfterFailures or Fault.LeavesAThread or Fault.LeavesATimer => 5,
        Fault.IgnoresCancellation or Fault.CompletesAfterCancellation or Fault.ForgetsTheToken => 6,
        Fault.RunsOnAnotherThread or Fault.LosesTheContext => 7,
        Fault.LeaksTheContext => 9,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Which rule does it break first?"),
    };

    /// <summary>References are said as people read them.</summary>
    private static string TextOf(XElement item)
    {
        foreach (var reference in item.Descendants().ToList())
        {
            var name = (string?)reference.Attribute("cref") ?? (string)reference.Attribute("langword")!;
            reference.ReplaceWith(
                name == "F:System.Int32.MaxValue" ? "int.MaxValue" : LastName().Match(name).Groups[1].Value);
        }

        return Blanks().Replace(item.Value, " ").Trim();
    }

    [GeneratedRegex(@"(\w+)(?:`+\d+)?(?:\(.*)?$")]
    private static partial Regex LastName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private sealed class NoModel : IConcurrencyModel
    {
        public ModelInfo Info { get; } = new FaultyModel(Fault.None).Info;

        public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) =>
            throw new NotImplementedException("Not yet.");
    }
}
