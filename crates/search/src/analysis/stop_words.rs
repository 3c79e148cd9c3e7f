//! Stop words of each language.
//!
//! Moderate lists (about 40 to 180 words): shorter ones rank worse, longer ones lose words that people search.

/// English, folded, in byte order.
pub(super) const ENGLISH: &str = "\
    a about above after again all also am an and any are arent as at be because been before being below \
    between both but by can cannot cant could did didnt do does doesnt doing done dont down during each eg \
    either else etc ever every few for from further had has have having he her here hers herself him himself \
    his how however i id ie if im in into is isnt it its itself ive just may me might mine more most much \
    must my myself neither no nor not now of off on once only or other our ours ourselves out over own per \
    quite rather same shall she should since so some such than that the their theirs them themselves then \
    there these they this those through thus to too under until up upon us very via was wasnt we were what \
    when where whether which while who whom whose why will with within without wont would yet you your youre \
    yours yourself yourselves";

/// Spanish, folded, in byte order.
pub(super) const SPANISH: &str = "\
    a al algo algun alguna algunas alguno algunos ante antes aqui asi aun aunque cada como con contra cual \
    cuales cualquier cuando cuanto de del desde donde dos e el ella ellas ellos en entre era eran es esa esas \
    ese eso esos esta estaba estado estan estar estas este esto estos estoy fue fueron ha haber habia han \
    hasta hay he incluso la las le les lo los mas me mi mientras mis mismo mucho muchos muy nada ni no nos \
    nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque pues que \
    quien quienes se sea sean segun ser si sido sin sobre solo somos son soy su sus tal tambien tan tanto te \
    tener tengo tiene tienen toda todas todo todos tu tus un una unas uno unos usted ustedes y ya yo";

/// French, folded, in byte order.
pub(super) const FRENCH: &str = "\
    a ai alors as au aucun aussi autre aux avec avoir c ce ceci cela ces cet cette ceux chaque comme d dans \
    de des donc dont du elle elles en encore est et etaient etait ete etre eu fait il ils j je l la le les \
    leur leurs lui m ma mais me meme mes moi mon n ne ni nos notre nous on ou par pas plus pour qu quand que \
    quel quelle qui s sa sans se ses si son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu \
    un une vos votre vous y";

/// Portuguese, folded, in byte order.
pub(super) const PORTUGUESE: &str = "\
    a ao aos aquela aquele aqueles as ate com como da das de dela dele deles depois do dos e ela elas ele \
    eles em entre era essa esse esta este eu foi ha isso isto ja lhe mais mas me mesmo meu minha muito na nao \
    nas nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos por qual quando que quem sao se \
    sem ser seu seus so sua suas tambem te tem um uma voce voces";

/// Russian, folded, in byte order.
pub(super) const RUSSIAN: &str = "\
    а без больше будет будто бы был была были было быть в вам вас ведь во вот все всего всех вы где да даже \
    для до его ее ей ему если есть еще ж же за зачем здесь и из или их к как какая какой когда кто куда ли \
    меня мне много может можно мой моя мы на над надо нас не него нее ней нет ни нибудь ним них ничего но ну \
    о об один он она они от перед по под после потом потому почти при про раз разве с сам свою себе себя \
    сейчас со совсем так там тебя тем теперь то тогда того тоже только тот тут ты у уже хоть чего чем через \
    что чтоб чтобы эти этого этой этом этот эту я";

/// Arabic, folded, in byte order.
pub(super) const ARABIC: &str = "\
    اذا التي الذي الي ان او ايضا بعد بين ثم حتي ذلك علي عن عند غير في قبل قد كان كانت كل كما لا لكن لم لن ما \
    مع من هذا هذه هم هو هي و";

/// Haitian Creole, folded, in byte order.
pub(super) const HAITIAN: &str = "\
    a ak an ap ba bay de fe gen genyen ka ki kote kou la lan li lot m mwen nan ni nou ou pa pou sa se si sou \
    te ti tout w yo yon youn";

/// Small words of languages that nothing here is written in (German, Italian, Dutch, Polish, Turkish, Tagalog, Swahili,
/// Somali, Indonesian), and of no other list: a query with them is not corrected into another language. In byte order.
pub(super) const UNSUPPORTED: &str = "\
    aiuto ako akong ang auf aus baahanahay bana bantuan bei benim bir bisogno brauche butuh caawimo chakula \
    della der dimana dla dove een ein eine einen fur gdzie gibt gli heb het hilfe hulp ich icin ihr \
    ihtiyacim ik ist jak jest kailangan kein keine ko kwa mein meine mga mijn mit moje msaada nahitaji nerede \
    ng nicht nie niet nodig pomocy potrzebuje saan saya sono tidak tulong ubahnahay und untuk voor \
    waar wapi waxaan wie wo xagee yangu yardim yok";

#[cfg(test)]
mod tests {
    #[test]
    fn every_list_is_sorted_and_folded() {
        let lists = [
            super::ENGLISH,
            super::SPANISH,
            super::FRENCH,
            super::PORTUGUESE,
            super::RUSSIAN,
            super::ARABIC,
            super::HAITIAN,
            super::UNSUPPORTED,
        ];
        for list in lists {
            assert!(list.split(' ').is_sorted(), "{list:?}");
            for word in list.split(' ') {
                super::super::words(word, |folded, _, _| assert_eq!(folded, word));
            }
        }
    }
}
