using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Requests;
using TrialNet.Runner.Results;
using TrialNet.TestingPlatform.Requests;

namespace TrialNet.Runner.Tests.TestingPlatform;

public sealed class RequestFilterTests
{
    private static readonly TestDescriptor[] Tests =
    [
        Sample.Test("TestOne"),
        Sample.Test("TestTwo"),
        Sample.Test("TestOne", "Rhymes+Couplets"),
        Sample.Test("TestLine(\"a/b\")", "Poems", "Prose"),
    ];

    [Fact]
    public void No_filter_selects_everything() => Assert.Equal(Tests, Select(new NopFilter()));

    [Fact]
    public void Uids_select_in_the_order_of_the_tests()
    {
        var filter = new TestNodeUidListFilter([new TestNodeUid(Tests[2].Id), new TestNodeUid(Tests[0].Id), new TestNodeUid("Verse.Unknown.Test")]);

        Assert.Equal([Tests[0], Tests[2]], Select(filter));
    }

    [Fact]
    public void Several_filters_must_all_match()
    {
        var one = new TestNodeUidListFilter([new TestNodeUid(Tests[0].Id), new TestNodeUid(Tests[1].Id)]);
        var other = new TestNodeUidListFilter([new TestNodeUid(Tests[1].Id), new TestNodeUid(Tests[2].Id)]);

        Assert.Equal([Tests[1]], Select(new CompositeTestExecutionFilter(TestExecutionFilterOperator.And, [one, other])));
    }

    [Fact]
    public void A_filter_of_another_kind_is_refused_by_name() =>
        Assert.Contains(nameof(StrangeFilter), Assert.Throws<NotSupportedException>(() => Select(new StrangeFilter())).Message, StringComparison.Ordinal);

    private static IReadOnlyList<TestDescriptor> Select(ITestExecutionFilter filter) => new RequestFilter("Sheaf").Select(Tests, filter);

    private sealed class StrangeFilter : ITestExecutionFilter;
}
