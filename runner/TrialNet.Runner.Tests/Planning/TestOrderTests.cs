using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Planning;

public sealed class TestOrderTests
{
    [Fact]
    public void Id_orders_by_namespace_class_and_method()
    {
        // By plain text "A.B.Z" would stand between the classes of A.
        string[] expected = ["A.A.Test_a", "A.A.Test_b", "A.C.Test_a", "A.B.Z.Test_a"];
        TestDescriptor[] tests = [Descriptors.Of("A.B", "Z", "Test_a"), Descriptors.Of("A", "C", "Test_a"), Descriptors.Of("A", "A", "Test_b"), Descriptors.Of("A", "A", "Test_a")];
        Assert.Equal(expected, Ids(TestOrder.Id.Arrange(tests, 0)));
    }

    [Fact]
    public void Id_leaves_cases_as_they_are_declared()
    {
        TestDescriptor[] tests = [Descriptors.Of("A", "A", "Test_b(10)"), Descriptors.Of("A", "A", "Test_b(9)"), Descriptors.Of("A", "A", "Test_a")];
        Assert.Equal(["A.A.Test_a", "A.A.Test_b(10)", "A.A.Test_b(9)"], Ids(TestOrder.Id.Arrange(tests, 0)));
    }

    [Fact]
    public void Source_orders_classes_and_methods_by_line()
    {
        TestDescriptor[] tests =
        [
            Descriptors.Of("A", "A", "Test_b", "one.cs", 40),
            Descriptors.Of("A", "A", "Test_a", "one.cs", 50),
            Descriptors.Of("A", "B", "Test_a", "one.cs", 10),
            Descriptors.Of("A", "C", "Test_a"),
            Descriptors.Of("A", "D", "Test_a", "another.cs", 99),
        ];
        Assert.Equal(["A.D.Test_a", "A.B.Test_a", "A.A.Test_b", "A.A.Test_a", "A.C.Test_a"], Ids(TestOrder.Source.Arrange(tests, 0)));
    }

    [Fact]
    public void Random_is_the_same_for_the_same_seed_whatever_the_order_before()
    {
        var tests = Many();
        Assert.Equal(TestOrder.Random.Arrange(tests, 7), TestOrder.Random.Arrange([.. tests.Reverse()], 7));
        Assert.NotEqual(TestOrder.Random.Arrange(tests, 7), TestOrder.Random.Arrange(tests, 8));
    }

    // A seed that somebody wrote down must mean the same next year: no change of runtime or library may move these.
    [Fact]
    public void Random_is_pinned()
    {
        TestDescriptor[] tests = [.. "abcdef".Select(name => Descriptors.Of("N", "C", "Test_" + name))];
        Assert.Equal("cdfeba", string.Concat(TestOrder.Random.Arrange(tests, 42).Select(test => test.MethodName[^1])));
    }

    [Fact]
    public void Random_moves_namespaces_classes_and_tests()
    {
        var tests = Many();
        var orders = Enumerable.Range(0, 50).Select(seed => TestOrder.Random.Arrange(tests, seed)).ToList();
        Assert.Equal(3, orders.Select(order => order[0].Namespace).Distinct().Count());
        Assert.Equal(9, orders.Select(order => (order[0].Namespace, order[0].ClassName)).Distinct().Count());
        Assert.Equal(4, orders.Select(order => order[0].MethodName).Distinct().Count());
    }

    [Fact]
    public void Random_keeps_every_test_and_every_group_together()
    {
        var tests = Many();
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var order = TestOrder.Random.Arrange(tests, seed);
            Assert.Equal(Ids(tests).Order(), Ids(order).Order());
            Assert.Equal(9, Changes(order, test => (test.Namespace, test.ClassName)));
            Assert.Equal(3, Changes(order, test => (test.Namespace, "")));
        }
    }

    [Fact]
    public void Random_keeps_the_order_of_those_that_are_left()
    {
        var tests = Many();
        foreach (var seed in Enumerable.Range(0, 50))
        {
            var left = tests.Where((_, index) => index % 3 != seed % 3).ToList();
            Assert.Equal(TestOrder.Random.Arrange(tests, seed).Where(left.Contains), TestOrder.Random.Arrange(left, seed));
        }
    }

    private static TestDescriptor[] Many() =>
    [
        .. from space in (string[])["A", "B", "A.C"]
           from type in (string[])["X", "Y", "Z"]
           from method in (string[])["Test_1", "Test_2", "Test_3", "Test_4"]
           select Descriptors.Of(space, type, method),
    ];

    private static int Changes(IReadOnlyList<TestDescriptor> order, Func<TestDescriptor, (string, string)> group) =>
        1 + order.Zip(order.Skip(1)).Count(pair => group(pair.First) != group(pair.Second));

    private static IEnumerable<string> Ids(IEnumerable<TestDescriptor> tests) => tests.Select(test => test.Id);
}
