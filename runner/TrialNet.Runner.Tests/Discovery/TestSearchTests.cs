using System.Reflection;
using System.Reflection.Emit;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Tests.Discovery;

/// <summary>Ahead of the need, tests are found as they would be with it, by nothing but reading.</summary>
public sealed class TestSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_found_is_the_same_on_any_number_of_processors(int processors)
    {
        var assembly = Make(typeof(Unread));

        Assert.Equal(["Poems.TestPlain"], TestSearch.Begin(assembly, processors).Tests.Tests.Select(static test => test.Id));
        Assert.Equal(0, Unread.Reads);
    }

    [Fact]
    public void Without_sources_nothing_is_found_of_an_assembly_that_names_some_and_none_is_read()
    {
        Assert.Null(TestAssembly.LoadWithoutSources(Make(typeof(Unread), namesSource: true)));
        Assert.Equal(0, Unread.Reads);
    }

    [Fact]
    public void A_source_is_read_once_by_the_thread_that_asks_first()
    {
        var search = TestSearch.Begin(Make(typeof(Read), namesSource: true), processors: 2);

        Assert.Equal(["Poems.TestPlain", "Poems.TestRow(1)", "Poems.TestRow(2)"], search.Tests.Tests.Select(static test => test.Id));
        Assert.Same(search.Tests, search.Tests);
        Assert.Equal([Environment.CurrentManagedThreadId], Read.Threads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_assembly_that_cannot_be_read_says_so_to_each_who_asks(int processors)
    {
        var search = TestSearch.Begin(new Illegible(), processors);

        Assert.Equal("water damage", Assert.Throws<IOException>(() => search.Tests).Message);
        Assert.Equal("water damage", Assert.Throws<IOException>(() => search.Tests).Message);
    }

    /// <summary>An assembly with one class of tests.</summary>
    private static AssemblyBuilder Make(Type source, bool namesSource = false)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Poems"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Poems").DefineType("Poems", TypeAttributes.Public, typeof(TestCase));
        DefineTest(type, "TestPlain");
        if (namesSource)
        {
            var constructor = typeof(ArgumentsSourceAttribute).GetConstructor([typeof(Type), typeof(string)])!;
            DefineTest(type, "TestRow", typeof(int)).SetCustomAttribute(new CustomAttributeBuilder(constructor, [source, "Rows"]));
        }

        type.CreateType();
        return assembly;
    }

    private static MethodBuilder DefineTest(TypeBuilder type, string name, params Type[] parameters)
    {
        var method = type.DefineMethod(name, MethodAttributes.Public, typeof(void), parameters);
        method.GetILGenerator().Emit(OpCodes.Ret);
        return method;
    }

    private static class Unread
    {
        internal static int Reads { get; private set; }

        internal static IEnumerable<int> Rows
        {
            get
            {
                Reads++;
                return [1, 2];
            }
        }
    }

    private static class Read
    {
        internal static List<int> Threads { get; } = [];

        internal static IEnumerable<int> Rows
        {
            get
            {
                Threads.Add(Environment.CurrentManagedThreadId);
                return [1, 2];
            }
        }
    }

    private sealed class Illegible : Assembly
    {
        public override string Location => "";

        public override Type[] GetTypes() => throw new IOException("water damage");
    }
}
