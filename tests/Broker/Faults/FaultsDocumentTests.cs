using System.Reflection;

namespace ConcurrencyCompare.Tests.Faults;

/// <summary>docs/broker.md has a row for each fault that is tested, and none for another one.</summary>
public class FaultsDocumentTests
{
    [Fact]
    public void Document_names_every_test_of_a_fault_and_no_other()
    {
        var rows = File.ReadLines(Repository.PathOf("docs/broker.md"))
            .Where(line =>
                line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith("` |", StringComparison.Ordinal))
            .Select(line => line.Split('`')[^2]);

        Assert.Equal(
            typeof(FaultTests).GetMethods()
                .Where(method => method.GetCustomAttributes<FactAttribute>().Any())
                .Select(method => method.Name).Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }
}
