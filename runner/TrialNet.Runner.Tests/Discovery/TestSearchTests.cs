using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using TrialNet.Fixtures;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Tests.Discovery;

/// <summary>Ahead of the need, what is found is what would be found with it, or nothing.</summary>
public sealed class TestSearchTests
{
    private const string Dependency = "TrialNet.Reactor.Testing";

    [Fact]
    public void It_begins_on_a_thread_of_its_own()
    {
        var assembly = new Watched();

        new TestSearch(assembly, processors: 2).WaitAhead();

        Assert.NotEqual(Environment.CurrentManagedThreadId, Assert.Single(assembly.Threads));
    }

    [Fact]
    public void One_processor_has_better_things_to_do()
    {
        var assembly = new Watched();
        var search = new TestSearch(assembly, processors: 1);

        search.WaitAhead();
        Assert.Empty(assembly.Threads);

        Assert.Empty(search.Tests.Tests);
        Assert.Equal([Environment.CurrentManagedThreadId], assembly.Threads);
    }

    [Fact]
    public void What_was_found_ahead_is_not_looked_for_again()
    {
        var assembly = new Watched();
        var search = new TestSearch(assembly, processors: 2);

        Assert.Same(search.Tests, search.Tests);
        Assert.Single(assembly.Threads);
    }

    [Fact]
    public void Ahead_no_source_is_read_and_then_once_by_the_thread_that_asks_first()
    {
        var assembly = MakePoems();
        var search = new TestSearch(assembly, processors: 2);

        search.WaitAhead();
        Assert.Empty(Source.Threads);

        Assert.Equal(["Poems.TestPlain", "Poems.TestRow(1)", "Poems.TestRow(2)"], search.Tests.Tests.Select(static test => test.Id));
        Assert.Same(search.Tests, search.Tests);
        Assert.Equal([Environment.CurrentManagedThreadId], Source.Threads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_assembly_that_cannot_be_read_says_so_to_each_who_asks(int processors)
    {
        var search = new TestSearch(new Watched { IsIllegible = true }, processors);

        Assert.Equal("water damage", Assert.Throws<IOException>(() => search.Tests).Message);
        Assert.Equal("water damage", Assert.Throws<IOException>(() => search.Tests).Message);
    }

    [Fact]
    public void What_is_missing_ahead_may_be_there_when_somebody_asks()
    {
        var folder = Path.GetDirectoryName(BuiltProject.Executable("TrialNet.BadSamples", "TrialNet.BadSamples"))!;
        var context = new AssemblyLoadContext(nameof(TestSearchTests), isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(Path.Combine(folder, "TrialNet.BadSamples.dll"));
        var search = new TestSearch(assembly, processors: 2);
        search.WaitAhead();
        var without = TestAssembly.Load(assembly).Tests.Where(Misses);

        context.Resolving += (asked, name) => asked.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll"));

        Assert.NotEmpty(without);
        Assert.DoesNotContain(search.Tests.Tests, Misses);
        Assert.NotEmpty(search.Tests.Tests);
        context.Unload();

        static bool Misses(Results.TestDescriptor test) => test.LoadError?.Contains(Dependency, StringComparison.Ordinal) is true;
    }

    [Fact]
    public void Nothing_that_is_not_final_is_found_ahead()
    {
        Assert.Null(TestAssembly.LoadAhead(MakePoems()));
        Assert.Equal("Poems.TestPlain", Assert.Single(TestAssembly.LoadAhead(MakePoems(namesSource: false))!.Tests).Id);
    }

    /// <summary>An assembly with a test, and one more that takes its arguments from <see cref="Source"/>.</summary>
    private static AssemblyBuilder MakePoems(bool namesSource = true)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Poems"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Poems").DefineType("Poems", TypeAttributes.Public, typeof(TestCase));
        var constructor = typeof(ArgumentsSourceAttribute).GetConstructor([typeof(Type), typeof(string)])!;
        DefineTest("TestPlain");
        if (namesSource)
        {
            DefineTest("TestRow", typeof(int)).SetCustomAttribute(new CustomAttributeBuilder(constructor, [typeof(Source), nameof(Source.Rows)]));
        }

        type.CreateType();
        return assembly;

        MethodBuilder DefineTest(string name, params Type[] parameters)
        {
            var method = type.DefineMethod(name, MethodAttributes.Public, typeof(void), parameters);
            method.GetILGenerator().Emit(OpCodes.Ret);
            return method;
        }
    }

    private static class Source
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

    /// <summary>An assembly without types, which notes who looks.</summary>
    private sealed class Watched : Assembly
    {
        public List<int> Threads { get; } = [];

        public bool IsIllegible { get; init; }

        public override string Location => "";

        public override Type[] GetTypes()
        {
            Threads.Add(Environment.CurrentManagedThreadId);
            return IsIllegible ? throw new IOException("water damage") : [];
        }

        public override object[] GetCustomAttributes(Type attributeType, bool inherit) => (object[])Array.CreateInstance(attributeType, 0);
    }
}
