using System.Reflection;
using System.Runtime.ExceptionServices;

namespace TrialNet.Conform.Subjects;

/// <summary>Calls the constructor of a class that was named on the command line.</summary>
internal static class SubjectMaker
{
    /// <summary>Finds the constructor.</summary>
    /// <typeparam name="T">What the class is.</typeparam>
    /// <param name="type">A class with a public constructor without parameters.</param>
    /// <returns>Calls it, and throws what it throws.</returns>
    public static Func<T> Of<T>(Type type)
    {
        var constructor = ConstructorInvoker.Create(type.GetConstructor(Type.EmptyTypes)!);
        return Make;

        T Make()
        {
            try
            {
                return (T)constructor.Invoke();
            }
            catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } cause)
            {
                ExceptionDispatchInfo.Throw(cause);
                throw;
            }
        }
    }
}
